package io.github.emlogstatic.render.site;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Encodes paths for addresses. */
public final class Urls {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Urls() {}

    /**
     * The path percent-encoded in UTF-8. Only the unreserved characters of RFC 3986 and the slash stay. {@code :} is
     * encoded because a relative address must not look like a scheme, {@code +} because some hosts read it as a space.
     */
    public static String encoded(String path) {
        if (path.chars().allMatch(character -> PLAIN.indexOf(character) >= 0)) {
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
}
