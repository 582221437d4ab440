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
 * @param redirects for which hosts to write rules that lead old addresses to their pages
 * @param content what becomes of the texts
 */
public record SiteConfig(
        Optional<String> baseUrl,
        String language,
        Canonical canonical,
        boolean noindex,
        int perPage,
        int feedItems,
        List<String> series,
        List<Redirects> redirects,
        ContentConfig content) {

    public SiteConfig {
        series = List.copyOf(series);
        redirects = List.copyOf(redirects);
    }

    /** A host or web server that takes rules. */
    public enum Redirects {
        /** {@code _redirects}, which Cloudflare Pages reads too. */
        NETLIFY,
        /** To be included in nginx's configuration. */
        NGINX,
        /** To be included in a virtual host of Apache's. */
        APACHE,
        /** To be imported in a site of a Caddyfile. */
        CADDY
    }

    /** The address that a page names as its own. */
    public enum Canonical {
        /** The page at the living blog, so that a mirror does not compete with its source. */
        BLOG,
        /** The page of this site. */
        SELF
    }
}
