package io.github.emlogstatic.emlog;

import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.page.EmlogMarks;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The kind of site that a page belongs to, if the page is not the expected answer of emlog.
 *
 * @param kind what kind of site it is
 * @param name the name of the other engine; empty for any other kind
 */
record SiteGuess(Kind kind, String name) {

    enum Kind {
        /** An emlog. If its API had answered, nobody would ask for the verdict. */
        EMLOG,
        /** Another program's blog or site. */
        OTHER_ENGINE,
        /** A domain without a site, for sale or with advertisements. */
        PARKED,
        /** The site shows nothing before a login. */
        LOGIN,
        /** The default page of a web server: there is no site of this name. */
        NO_SITE,
        /** A firewall that checks the browser first. */
        CHECKPOINT,
        /** Any other page. */
        UNKNOWN
    }

    /** Parts of the pages of other engines that do not depend on the theme. */
    private static final Map<String, Pattern> ENGINES = Map.of(
            "WordPress", Pattern.compile("/wp-(?:content|includes|json)/"),
            "Typecho", Pattern.compile("/usr/(?:themes|plugins)/"),
            "Z-Blog", Pattern.compile("/zb_(?:users|system)/"),
            "Discuz!", Pattern.compile("(?i)discuz_uid|forum\\.php\\?mod="),
            "Blogger", Pattern.compile("(?i)www\\.blogger\\.com/"));

    private static final Pattern PARKED_HOSTS = Pattern.compile(
            "(?i)(?:^|\\.)(?:hugedomains|sedo|sedoparking|parkingcrew|dan|afternic|bodis|above|undeveloped|domainmarket"
                    + "|juming)\\.(?:com|net)$");
    private static final Pattern PARKED = Pattern.compile(
            "(?i)domain (?:name )?(?:is|may be) for sale|buy this domain|this domain is parked|parked free|parkingcrew"
                    + "|sedoparking|href\\s*=\\s*[\"']/lander|域名(?:正在)?(?:出售|转让)|(?:出售|转让)(?:此|该|本)?域名|域名停放");
    private static final Pattern LOGIN_PATHS =
            Pattern.compile("(?i)/(?:wp-)?(?:log-?in|sign-?in|auth|passport|sso|cas|oauth2?)(?:[/.].*)?$");
    private static final Pattern NO_SITE = Pattern.compile(
            "(?i)welcome to nginx|default page|it works!|test page for|没有找到站点|站点创建成功|iis windows server|未绑定");
    private static final Pattern CHECKPOINT = Pattern.compile(
            "(?i)just a moment|attention required|checking your browser|安全(?:验证|检查|防护)|人机(?:验证|识别)|ddos");

    /** The kind of a page from that address. */
    static SiteGuess of(Document page, HttpUrl from) {
        String html = page.outerHtml();
        if (EmlogMarks.in(page)) {
            return new SiteGuess(Kind.EMLOG, "");
        }
        return otherEngine(page, html).orElseGet(() -> new SiteGuess(noEngine(page, html, from), ""));
    }

    /** Whether the path of the address is that of a login page. */
    static boolean isLogin(HttpUrl address) {
        return LOGIN_PATHS.matcher(address.encodedPath()).find();
    }

    private static Optional<SiteGuess> otherEngine(Document page, String html) {
        return ENGINES.entrySet().stream()
                .filter(engine -> engine.getValue().matcher(html).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> generator(page))
                .map(name -> new SiteGuess(Kind.OTHER_ENGINE, name));
    }

    private static Optional<String> generator(Document page) {
        Element meta = page.selectFirst("meta[name=generator]");
        Matcher words =
                Pattern.compile("\\p{L}[\\p{L}.!-]*(?: \\p{L}+)?").matcher(meta == null ? "" : meta.attr("content"));
        return words.find() ? Optional.of(Redaction.text(words.group())) : Optional.empty();
    }

    private static Kind noEngine(Document page, String html, HttpUrl from) {
        String title = page.title().toLowerCase(Locale.ROOT);
        if (PARKED_HOSTS.matcher(from.host()).find() || PARKED.matcher(html).find()) {
            return Kind.PARKED;
        }
        if (isLogin(from) || page.selectFirst("input[type=password]") != null) {
            return Kind.LOGIN;
        }
        if (CHECKPOINT.matcher(title).find()) {
            return Kind.CHECKPOINT;
        }
        return NO_SITE.matcher(title).find() ? Kind.NO_SITE : Kind.UNKNOWN;
    }

    /** What the site is and what to do, in words that follow the address; empty if the kind is not known. */
    String verdict() {
        return switch (kind) {
            case EMLOG ->
                "is an emlog whose API does not answer (emlog before 1.4.0 has none); ask its owner to update it";
            case OTHER_ENGINE -> "is made with " + name + ", not with emlog; only blogs on emlog can be archived";
            case PARKED -> "is a parked domain, the blog is gone from there; use its new address, if it has moved";
            case LOGIN -> "shows nothing before a login; ask its owner to open it, or use an address that visitors see";
            case NO_SITE -> "is a web server without a site under that name; check the address";
            case CHECKPOINT ->
                "is behind a firewall that checks browsers; ask its owner to let this program through, or try another"
                        + " crawl.userAgent";
            case UNKNOWN -> "";
        };
    }
}
