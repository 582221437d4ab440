package io.github.emlogstatic.render.site;

import io.github.emlogstatic.address.Percent;

/**
 * The place of a page in the site. It turns paths into addresses that work on that page.
 *
 * @param path the path from the site's root
 * @param root the way back to the root: empty, {@code ../}, {@code ../../}; for a page that is shown at other
 *     addresses, an absolute address or path ending in a slash
 */
public record PageLocation(String path, String root) {

    /** A page with relative links. */
    public static PageLocation of(String path) {
        int depth = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            depth++;
        }
        return new PageLocation(path, "../".repeat(depth));
    }

    /** The address of a file of the site, seen from this page. */
    public String url(String target) {
        String encoded = Percent.encode(target);
        return root.isEmpty() ? encoded : root + encoded;
    }
}
