package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The encoding of the texts of a dump. */
public enum DumpCharset {
    UTF_8,
    /**
     * GBK, in which Windows in China writes. Its second bytes may be backslashes, which escape nothing. mysqldump writes the
     * structure in UTF-8 all the same, and single texts may be in it, too.
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

    /** Whether the file is UTF-8 up to a cut, which may go through a character. */
    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer letters = CharBuffer.allocate(bytes.capacity());
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(bytes) >= 0) {
                if (utf8.decode(bytes.flip(), letters.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }

    /**
     * How many more bytes the UTF-8 character needs that a byte belongs to; negative if it and its neighbours are not UTF-8,
     * or letters that Chinese texts rarely have.
     *
     * @param before the same of the byte before it, 0 at the start
     * @param previous the byte before it
     */
    static int missing(int before, int previous, int c) {
        if (c < 0x80) {
            return 0;
        }
        if (c < 0xC0) {
            boolean unusual = before == 2 && previous >= 0xE0 && previous < 0xF0 && !beginChinese(previous, c);
            return unusual ? -1 : before - 1; // below 0 it stays below 0 up to the next Latin letter
        }
        if (before != 0) {
            return -1;
        }
        return c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    }

    /** Whether these are the first bytes in UTF-8 of what stands in Chinese texts: Han letters, signs ({@code “…→}), kana. */
    private static boolean beginChinese(int first, int second) {
        return switch (first) {
            case 0xE2 -> true;
            case 0xE3 -> second <= 0x83;
            case 0xE4 -> second >= 0xB8;
            case 0xEF -> second >= 0xBC;
            default -> first > 0xE4 && first < 0xEA;
        };
    }

    private static boolean isChinese(int letter) {
        return letter >= 0x4E00 && letter <= 0x9FFF || letter >= 0x3000 && letter <= 0x30FF || letter >= 0xFF00;
    }

    /**
     * Whether these are the two bytes of one character. After a whole character in UTF-8, a backslash is one.
     *
     * @param missing how many more bytes the first one needs, as UTF-8
     */
    static boolean isPair(int first, int missing, int second) {
        return first > 0x80 && second >= 0x40 && (missing != 0 || second != '\\' && second != '`');
    }

    /** The text in UTF-8; as it is if it is not in this encoding. */
    byte[] toUtf8(byte[] text) {
        if (this == UTF_8 || isChineseInUtf8(text)) {
            return text;
        }
        try {
            CharBuffer letters = GB18030.newDecoder().decode(ByteBuffer.wrap(text));
            return letters.toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return text; // SqlRow tells where it stands
        }
    }

    /** Other letters prove nothing: 系统 in GBK is ϵͳ in UTF-8, 陳縛 begins like a letter of the Yi. */
    private static boolean isChineseInUtf8(byte[] text) {
        try {
            CharBuffer letters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return letters.chars().anyMatch(DumpCharset::isChinese);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
