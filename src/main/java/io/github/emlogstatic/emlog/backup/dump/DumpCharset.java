package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The encoding of the texts of a dump. */
public enum DumpCharset {
    UTF_8,
    /**
     * GBK, in which Windows in China writes. Its second bytes may be backslashes, which escape nothing. mysqldump writes the
     * structure in UTF-8 all the same.
     */
    GBK;

    private static final Charset GB18030 = Charset.forName("GB18030"); // GBK and more
    private static final Pattern IN_GBK = Pattern.compile("(?im)^(?:/\\*!\\d+ )?SET NAMES '?gb\\w+");
    private static final int HEAD = 4096;

    /** What the head of a dump says; but programs have said GBK and written UTF-8. */
    static DumpCharset of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return IN_GBK.matcher(head).find() && !isUtf8(file) ? GBK : UTF_8;
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether these are the two bytes of one character. */
    boolean isPair(int first, int second) {
        return this == GBK && first > 0x80 && second >= 0x40;
    }

    /** The text in UTF-8; as it is if it is not in this encoding. */
    byte[] toUtf8(byte[] text) {
        if (this == UTF_8) {
            return text;
        }
        try {
            CharBuffer letters = GB18030.newDecoder().decode(ByteBuffer.wrap(text));
            return letters.toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return text; // SqlRow tells where it stands
        }
    }
}
