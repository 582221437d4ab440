package io.github.emlogstatic.publish.scan;

import java.nio.charset.StandardCharsets;

/** Reads the strings in a part of a PDF (ISO 32000-1, 7.3.4), one character for each byte. For a single use. */
final class PdfStrings {

    private final String part;
    private final StringBuilder all = new StringBuilder();
    private int at;

    PdfStrings(String part) {
        this.part = part;
    }

    /** All strings, joined: kerning cuts the text of a page into many strings. */
    String all() {
        while (at < part.length()) {
            switch (part.charAt(at++)) {
                case '(' -> add(literal());
                case '<' -> add(hexadecimal());
                default -> {}
            }
        }
        return all.toString();
    }

    /** Decodes UTF-16 if the string is marked as such; all other bytes are read as UTF-8. */
    private void add(String string) {
        if (string.startsWith("\u00fe\u00ff")) {
            byte[] bytes = string.substring(2).getBytes(StandardCharsets.ISO_8859_1);
            all.append(FileTexts.latin(new String(bytes, StandardCharsets.UTF_16BE)));
        } else {
            all.append(string);
        }
    }

    private String literal() {
        StringBuilder string = new StringBuilder();
        int open = 1;
        while (at < part.length()) {
            char c = part.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                break;
            }
            if (c == '\\') {
                escaped(string);
            } else {
                string.append(c);
            }
        }
        return string.toString();
    }

    private void escaped(StringBuilder string) {
        int digits = at;
        while (digits < Math.min(at + 3, part.length()) && isOctal(part.charAt(digits))) {
            digits++;
        }
        if (digits > at) {
            string.append((char) (Integer.parseInt(part, at, digits, 8) & 0xff));
            at = digits;
        } else if (at < part.length()) {
            char c = part.charAt(at++);
            switch (c) {
                case 'n' -> string.append('\n');
                case 'r' -> string.append('\r');
                case 't' -> string.append('\t');
                case '\r', '\n', 'b', 'f' -> {}
                default -> string.append(c);
            }
        }
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private String hexadecimal() {
        StringBuilder string = new StringBuilder();
        int high = -1;
        for (; at < part.length() && part.charAt(at) != '>'; at++) {
            int digit = Character.digit(part.charAt(at), 16);
            if (digit < 0 && !Character.isWhitespace(part.charAt(at))) {
                return ""; // not a string, but a dictionary or XML
            }
            if (digit >= 0 && high >= 0) {
                string.append((char) (high << 4 | digit));
                high = -1;
            } else if (digit >= 0) {
                high = digit;
            }
        }
        return high < 0 ? string.toString() : string.append((char) (high << 4)).toString();
    }
}
