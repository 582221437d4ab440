package io.github.emlogstatic.emlog.backup.dump;

import java.nio.charset.StandardCharsets;

/**
 * How long a text in a column of a table may be. A server in strict mode refuses a row with a longer one.
 *
 * @param inBytes the limit counts the bytes of UTF-8 and not the characters
 */
public record ColumnLimit(int most, boolean inBytes) {

    /** The beginning of the text, as much as the column holds. */
    public String cut(String text) {
        int fits = text.length();
        if (inBytes) {
            fits = ofBytes(text);
        } else if (text.codePointCount(0, fits) > most) {
            fits = text.offsetByCodePoints(0, most);
        }
        return text.substring(0, fits);
    }

    private int ofBytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= most) {
            return text.length();
        }
        int end = most;
        while ((bytes[end] & 0xC0) == 0x80) { // in the middle of a character
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).length();
    }
}
