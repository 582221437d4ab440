package io.github.emlogstatic.config;

import java.util.List;
import java.util.Optional;

/**
 * How the site looks and where it will stand.
 *
 * @param baseUrl where it will be published, ending in {@code /}; without it no sitemap is written
 * @param language of the interface: {@code zh-CN}, {@code zh-TW} or {@code en}
 * @param canonical which address search engines are told
 * @param noindex ask search engines to stay away
 * @param perPage articles on a list page
 * @param feedItems articles in a feed
 * @param series the tags whose articles belong together, one after the other
 */
public record SiteConfig(
        Optional<String> baseUrl,
        String language,
        Canonical canonical,
        boolean noindex,
        int perPage,
        int feedItems,
        List<String> series) {

    public SiteConfig {
        series = List.copyOf(series);
    }

    /** The address that a page names as its own. */
    public enum Canonical {
        /** The page at the living blog, so that a mirror does not compete with its source. */
        BLOG,
        /** The page of this site. */
        SELF
    }
}
