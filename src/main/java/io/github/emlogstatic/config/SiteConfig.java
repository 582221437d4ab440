package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the site looks and where it will be published.
 *
 * @param baseUrl the site's address, ending in {@code /}; without it no sitemap is written
 * @param language the language of the interface: {@code zh-CN}, {@code zh-TW} or {@code en}
 * @param searchEngines what pages tell search engines
 * @param perPage articles on a list page
 * @param feedItems articles in a feed
 * @param series tags whose articles form a series in the order of their dates
 * @param redirects the hosts and servers that redirect rules from old addresses are written for
 * @param content what happens to the texts
 */
public record SiteConfig(
        Optional<String> baseUrl,
        String language,
        SearchEngines searchEngines,
        int perPage,
        int feedItems,
        List<String> series,
        List<RedirectFormat> redirects,
        ContentConfig content) {

    private static final Pattern PAGE = Pattern.compile("(?<folder>.*/)index\\.(?:html?|php)/");

    private static final Pattern REPOSITORY =
            Pattern.compile("https?://(?:www\\.)?github\\.com/(?<owner>[^/]+)/(?<name>[^/]+?)(?:\\.git)?/.*");

    public SiteConfig {
        series = List.copyOf(series);
        redirects = List.copyOf(redirects);
    }

    static SiteConfig read(Settings settings, boolean retired) throws ConfigException {
        Canonical usual = retired ? Canonical.SELF : Canonical.BLOG;
        return new SiteConfig(
                settings.get("baseUrl", SiteConfig::folder),
                settings.get("language", "zh-CN", value -> value.oneOf(List.of("zh-CN", "zh-TW", "en"))),
                new SearchEngines(
                        settings.get("canonical", usual, value -> value.oneOf(Canonical.values())),
                        settings.flag("noindex")),
                settings.whole("perPage", 10, 1, 1000),
                settings.whole("feedItems", 20, 1, 1000),
                settings.get("series", List.of(), SiteConfig::series),
                settings.get("redirects", List.of(RedirectFormat.NETLIFY), SiteConfig::redirects),
                ContentConfig.read(settings));
    }

    /**
     * The address of the site. Refuses two addresses that people copy instead: that of a page, from the address bar,
     * and that of the repository on GitHub.
     */
    private static String folder(Value value) throws ConfigException {
        String address = value.address();
        Matcher page = PAGE.matcher(address);
        if (page.matches()) {
            throw value.mistake("is the address of a page; the address of the site is " + page.group("folder"));
        }
        Matcher repository = REPOSITORY.matcher(address);
        if (repository.matches()) {
            String host = repository.group("owner").toLowerCase(Locale.ROOT) + ".github.io";
            String name = repository.group("name");
            throw value.mistake("is the address of a repository; the address of the site is https://" + host + "/"
                    + (name.equalsIgnoreCase(host) ? "" : name + "/"));
        }
        return URI.create(address).toASCIIString(); // sitemaps and RSS take no other letters
    }

    /** The tags of series. Refuses a single tag that contains {@code 、}, which was meant to separate several tags. */
    private static List<String> series(Value value) throws ConfigException {
        List<String> tags = value.list(Value::tag);
        if (tags.size() == 1 && tags.get(0).contains("、")) {
            throw value.mistake("holds a full-width '、'; write ','");
        }
        return tags;
    }

    private static List<RedirectFormat> redirects(Value value) throws ConfigException {
        return List.copyOf(new TreeSet<>(value.list(item -> item.oneOf(RedirectFormat.values()))));
    }

    /**
     * What pages tell search engines.
     *
     * @param canonical the address that a page names as its own
     * @param noindex ask search engines to leave the site out
     */
    public record SearchEngines(Canonical canonical, boolean noindex) {}

    /** A host or web server that reads redirect rules. */
    public enum RedirectFormat {
        /** {@code _redirects}, which Cloudflare Pages reads too. */
        NETLIFY,
        /** A file to include in nginx's configuration. */
        NGINX,
        /** A file to include in a virtual host of Apache. */
        APACHE,
        /** A file to import in a site of a Caddyfile. */
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
