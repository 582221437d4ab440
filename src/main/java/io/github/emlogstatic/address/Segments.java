package io.github.emlogstatic.address;

import java.util.List;

/** The segments of a path, which slashes separate. */
public final class Segments {

    private Segments() {}

    /** The last segment: a file's name, an alias. Empty if the path ends in a slash. */
    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without the ending of a page. */
    public static String withoutHtml(String path) {
        return path.endsWith(".html") ? path.substring(0, path.length() - ".html".length()) : path;
    }

    /** The files that hosts look for at a path, in their order. */
    public static List<String> candidates(String path) {
        return path.isEmpty() || path.endsWith("/")
                ? List.of(path + "index.html")
                : List.of(path, path + ".html", path + "/index.html");
    }

    /** The path without its last segment and the slash before it; empty if it has only one segment. */
    public static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
