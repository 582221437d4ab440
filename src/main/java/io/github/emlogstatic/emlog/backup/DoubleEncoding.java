package io.github.emlogstatic.emlog.backup;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Recognises Chinese texts whose UTF-8 was taken for MySQL's latin1 and encoded again: {@code ä¸­æ–‡}. */
public final class DoubleEncoding {

    /** MySQL's latin1 is this, and where this has a gap, ISO 8859-1. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private DoubleEncoding() {}

    /** Whether most of the texts that are not plain ASCII were encoded twice. */
    public static boolean isOfMost(Collection<String> texts) {
        List<String> foreign = texts.stream()
                .filter(text -> text.chars().anyMatch(letter -> letter > 0x7f))
                .toList();
        return foreign.stream().filter(DoubleEncoding::isOf).count() * 2 > foreign.size();
    }

    /** Only by such a fault do the bytes of Latin letters and signs happen to be Chinese in UTF-8. */
    private static boolean isOf(String text) {
        byte[] bytes = new byte[text.length()];
        CharsetEncoder encoder = WINDOWS.newEncoder();
        try {
            for (int i = 0; i < bytes.length; i++) {
                char letter = text.charAt(i);
                bytes[i] = letter < 0x100
                        ? (byte) letter
                        : encoder.encode(CharBuffer.wrap(new char[] {letter})).get();
            }
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return decoded.codePoints().anyMatch(Character::isIdeographic);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
