package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.content.write.RedirectPage;

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
     * @param language of the site
     */
    static String html(String from, String to, String language) {
        long depth = from.chars().filter(c -> c == '/').count();
        String url = "../".repeat((int) depth) + Percent.encode(to);
        return RedirectPage.of(language, url.isEmpty() ? "./" : url);
    }
}
