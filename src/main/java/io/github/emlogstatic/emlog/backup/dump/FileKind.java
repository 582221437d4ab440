package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** The kind of a file, by its first bytes. Its name may have lost the ending that tells the kind. */
enum FileKind {
    /** What can be a dump. */
    TEXT,
    ZIP,
    GZIP,
    /** Packed by another program: tar, RAR, 7-Zip, xz, bzip2, zstd. */
    OTHERWISE_PACKED,
    /** What no text holds: a picture, a document, a program. */
    BINARY,
    /**
     * XML, or a web page: no SQL begins so, but for a line of PHP that keeps visitors from reading it, and for PHP's warnings
     * in front of emlog's own backup.
     */
    MARKUP,
    /** What Windows calls Unicode. */
    UTF_16,
    /** No bytes at all, or nothing but zeros, as a power cut leaves them. */
    EMPTY;

    private static final int HEAD = 512;
    private static final String TAR = hex("ustar");
    private static final int TAR_AT = 2 * 257; // in hexadecimal digits
    private static final String PHP = hex("?php");
    private static final String WARNING = hex("br />\n<b>");
    private static final List<String> OTHERS = List.of("52617221", "377abcaf", "fd377a58", "425a68", "28b52ffd");

    static FileKind of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        }
    }

    private static FileKind of(byte[] bytes) {
        String head = HexFormat.of().formatHex(bytes);
        if (head.startsWith("504b0304") || head.startsWith("504b0506")) {
            return ZIP;
        }
        if (head.startsWith("1f8b")) {
            return GZIP;
        }
        if (OTHERS.stream().anyMatch(head::startsWith) || head.startsWith(TAR, TAR_AT)) {
            return OTHERWISE_PACKED;
        }
        if (head.matches("0*")) {
            return EMPTY;
        }
        if (head.startsWith("fffe") || head.startsWith("feff") || head.matches("(?:00..){8}.*|(?:..00){8}.*")) {
            return UTF_16;
        }
        if (head.matches("(?:efbbbf)?(?:09|0a|0d|20)*3c(?!" + PHP + "|" + WARNING + ").*")) {
            return MARKUP;
        }
        return head.matches("(?:..){0,15}00.*") ? BINARY : TEXT; // a text may hold one later, by mistake
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
