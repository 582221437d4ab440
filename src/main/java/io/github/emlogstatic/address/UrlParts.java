package io.github.emlogstatic.address;

import java.net.IDN;
import java.util.Locale;

/**
 * The parts of an address, split as leniently as browsers do.
 *
 * @param scheme in lower case, or empty
 * @param authority in lower case and ASCII, without the default port; empty if the address has none
 * @param path with {@code /} in place of {@code \}
 * @param query without {@code ?}, or empty
 * @param fragment without {@code #}, or empty
 */
public record UrlParts(String scheme, String authority, String path, String query, String fragment) {

    /** Splits any text. Never fails: what is no address is a path. */
    public static UrlParts parse(String url) {
        String rest = tidy(url);
        String scheme = schemeOf(rest);
        rest = rest.substring(scheme.isEmpty() ? 0 : scheme.length() + 1);
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash + 1);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        String path = (mark < 0 ? rest : rest.substring(0, mark)).replace('\\', '/');
        if (!path.startsWith("//")) {
            return new UrlParts(scheme, "", path, query, fragment);
        }
        int start = 2;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        int end = path.indexOf('/', start);
        String authority = path.substring(start, end < 0 ? path.length() : end);
        return new UrlParts(scheme, host(authority), end < 0 ? "" : path.substring(end), query, fragment);
    }

    /** Removes the characters that are ignored: control characters, line ends, space at both ends. */
    public static String tidy(String url) {
        if (isPlain(url)) {
            return url.strip();
        }
        StringBuilder tidy = new StringBuilder(url.length());
        url.codePoints().filter(c -> !isIgnored(c)).forEach(tidy::appendCodePoint);
        return tidy.toString().strip();
    }

    private static boolean isPlain(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c < ' ' || c >= 0x7F && c < 0xA0 || c >= 0xD800) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is no URL code point by the URL standard: a control character, a lone surrogate or a noncharacter.
     */
    private static boolean isIgnored(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return Character.isISOControl(c) || surrogate || noncharacter;
    }

    /** The scheme of a tidy address, in lower case; empty if it has none. */
    public static String schemeOf(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                return url.substring(0, i).toLowerCase(Locale.ROOT);
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean later = i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
            if (!letter && !later) {
                return "";
            }
        }
        return "";
    }

    /** Whether the address is of http or https, or relative. */
    public boolean isWeb() {
        return isWeb(scheme);
    }

    /** Whether a scheme in lower case is http, https or none. */
    public static boolean isWeb(String scheme) {
        return scheme.isEmpty() || scheme.equals("http") || scheme.equals("https");
    }

    /** A host with its port: in lower case and ASCII, without the default port. */
    public static String host(String authority) {
        String host = authority.toLowerCase(Locale.ROOT);
        if (host.endsWith(":80")) {
            host = host.substring(0, host.length() - 3);
        } else if (host.endsWith(":443")) {
            host = host.substring(0, host.length() - 4);
        }
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notAHost) {
            return host;
        }
    }
}
