package io.github.emlogstatic.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding, as browsers and PHP read it. */
public final class Percent {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    /**
     * Encodes a path in UTF-8: everything but the unreserved characters of RFC 3986 and the slash. A colon is encoded
     * so that a relative address does not look like one with a scheme. A plus is encoded because some hosts read it as
     * a space.
     */
    public static String encode(String path) {
        if (isPlain(path)) {
            return path;
        }
        StringBuilder encoded = new StringBuilder(path.length() * 2);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && PLAIN.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** Encodes a text as PHP's {@code urlencode} does, with a plus for a space. */
    static String encodeForm(String text) {
        return encode(text).replace("%20", "+").replace("/", "%2F").replace("~", "%7E");
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '-' && c <= '9') && c != '_' && c != '~') {
                return false;
            }
        }
        return true;
    }

    /** Decodes UTF-8. Percent signs that are no escape, and escapes that are no UTF-8, stay as they are. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (!isEscape(text, i)) {
                decoded.append(text.charAt(i++));
                continue;
            }
            int end = i;
            while (isEscape(text, end)) {
                end += 3;
            }
            decoded.append(decodeRun(text.substring(i, end)));
            i = end;
        }
        return decoded.toString();
    }

    /** Decodes a value of a query or of a form, where {@code +} is a space. */
    public static String decodeForm(String text) {
        return decode(text.replace('+', ' '));
    }

    /** Encodes the characters that no address may contain. Everything else stays as it is, non-ASCII characters too. */
    public static String encodeIllegal(String url) {
        return isLegal(url) ? url : encodedIllegal(url);
    }

    /** Whether the address has only characters that are legal wherever they stand, as most addresses do. */
    private static boolean isLegal(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (isIllegal(c) || c == '%' || c == '#' || c == '[' || c == ']') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIllegal(char c) {
        return switch (c) {
            case '"', '<', '>', '\\', '^', '`', '{', '|', '}', 0x7F -> true;
            default -> c <= ' ';
        };
    }

    private static String encodedIllegal(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        int authority = endOfAuthority(url);
        int hash = url.indexOf('#');
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean strayPercent = c == '%' && !isEscape(url, i);
            boolean misplaced = i >= authority && (c == '[' || c == ']') || c == '#' && i > hash;
            if (isIllegal(c) || strayPercent || misplaced) {
                appendEscape(encoded, c);
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    /** Brackets are legal around an IPv6 address of the host only. */
    private static int endOfAuthority(String url) {
        int start = url.indexOf("//");
        if (start < 0) {
            return 0;
        }
        int end = url.indexOf('/', start + 2);
        return end < 0 ? url.length() : end;
    }

    /** Encodes the characters of a decoded path that would be read as an escape, a query or a fragment. */
    public static String guard(String decodedPath) {
        StringBuilder guarded = new StringBuilder(decodedPath.length());
        for (int i = 0; i < decodedPath.length(); i++) {
            char c = decodedPath.charAt(i);
            if (c < ' ' || c == 0x7F || c == '%' || c == '?' || c == '#') {
                appendEscape(guarded, c);
            } else {
                guarded.append(c);
            }
        }
        return guarded.toString();
    }

    private static void appendEscape(StringBuilder to, char c) {
        to.append('%').append(HEX.toHexDigits((byte) c));
    }

    private static boolean isEscape(String text, int i) {
        return i + 2 < text.length()
                && text.charAt(i) == '%'
                && hex(text.charAt(i + 1)) >= 0
                && hex(text.charAt(i + 2)) >= 0;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static String decodeRun(String escapes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escapes.length() / 3);
        for (int i = 0; i < escapes.length(); i += 3) {
            bytes.write(hex(escapes.charAt(i + 1)) << 4 | hex(escapes.charAt(i + 2)));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return escapes; // a server with another character set, such as GBK, wrote this
        }
    }
}
