package io.github.emlogstatic.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * An address below the blog's base, spelled as the author wrote it.
 *
 * @param path without a leading slash and without {@code .} and {@code ..}; empty for the base itself
 * @param query without {@code ?}, or empty
 * @param fragment without {@code #}, or empty
 */
public record BlogPath(String path, String query, String fragment) {

    /** The path with its percent-encoded characters decoded. */
    public String decodedPath() {
        return Percent.decode(path);
    }

    /** Removes {@code .}, {@code ..} and doubled slashes. {@code ..} never climbs above the start. */
    static String normalize(String path) {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        if (isNormal(rest)) {
            return rest;
        }
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : path.split("/", -1)) {
            last = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (last.equals("..")) {
                kept.pollLast();
            } else if (!last.isEmpty() && !last.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
        return String.join("/", kept) + (folder && !kept.isEmpty() ? "/" : "");
    }

    private static boolean isNormal(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (before == '/' && (c == '/' || c == '.') || c == '%' && path.regionMatches(true, i, "%2e", 0, 3)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    String withoutFragment() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return path + (query.isEmpty() ? "" : "?" + query) + (fragment.isEmpty() ? "" : "#" + fragment);
    }
}
