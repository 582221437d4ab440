package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.Percent;

/** A page at a former address that leads to the present one, for tools that have no redirects. */
final class Stub {

    private Stub() {}

    /** The file of a page: {@code tech/index.html} for {@code tech/}. */
    static String file(String place) {
        return place.endsWith("/") ? place + "index.html" : place;
    }

    /**
     * @param from the former address, relative to the root
     * @param to the present one
     */
    static String html(String from, String to) {
        long depth = from.chars().filter(c -> c == '/').count();
        String url = "../".repeat((int) depth) + Percent.encode(to);
        String relative = url.isEmpty() ? "./" : url;
        return "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>" + relative
                + "</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url="
                + relative + "\">\n</head>\n<body><a href=\"" + relative + "\">" + relative + "</a></body>\n</html>\n";
    }
}
