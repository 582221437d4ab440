package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in lower-case hexadecimal. */
public final class Hash {

    /** To look one up among Java's providers takes a fifth of the time of hashing an article. */
    private static final ThreadLocal<MessageDigest> OF_THREAD = ThreadLocal.withInitial(Hash::sha256);

    private Hash() {}

    /** The SHA-256 of the bytes, in lower-case hexadecimal. */
    public static String of(byte[] bytes) {
        MessageDigest digest = OF_THREAD.get();
        digest.reset();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    /** The hash of a file, which must not be a symbolic link. */
    public static String of(Path file) throws IOException {
        return ofCopied(file, OutputStream.nullOutputStream());
    }

    /** The hash of a file, computed while it is copied. The file must not be a symbolic link. */
    public static String ofCopied(Path file, OutputStream copy) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(FileContent.stream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            FileContent.copy(in, copy);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A fingerprint of several texts, of 16 digits: enough to notice a change. */
    public static String fingerprint(String... parts) {
        return of(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
