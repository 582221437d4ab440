package io.github.emlogstatic.embedded;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;

/**
 * The absolute addresses that answers hold.
 *
 * @param base the blog's, ending in a slash
 */
record Addresses(String base) {

    /** The address of an article, a page or a file of the blog. Addresses elsewhere are absolute already. */
    String of(String address) {
        boolean absolute = address.regionMatches(true, 0, "http", 0, 4) || address.startsWith("//");
        return absolute ? address : base + address;
    }

    /** The address; empty if there is none. */
    String ofCover(String cover) {
        return cover.isEmpty() ? "" : of(cover);
    }

    /** The address of a picture; emlog's own picture if the author has none. */
    String ofAvatar(String avatar) {
        return of(avatar.isEmpty() ? "admin/views/images/avatar.svg" : avatar);
    }

    String ofTag(String name) {
        return base + Route.Tag.named(name).in(UrlMode.DYNAMIC);
    }
}
