package io.github.emlogstatic.render.site;

/**
 * Where a page lies, seen from the pages that it links to.
 *
 * @param path the page's own path from the site's root
 * @param root what leads back to the root: empty, {@code ../}, {@code ../../}; an absolute address or path ending in a
 *     slash where the page may be read anywhere
 */
public record PageLocation(String path, String root) {

    /** A page whose links are relative to it. */
    public static PageLocation of(String path) {
        int depth = (int) path.chars().filter(character -> character == '/').count();
        return new PageLocation(path, "../".repeat(depth));
    }

    /** The address, as this page sees it, of a file of the site. */
    public String url(String target) {
        return root + Urls.encoded(target);
    }
}
