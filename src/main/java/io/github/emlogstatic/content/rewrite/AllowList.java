package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.UrlParts;
import io.github.emlogstatic.content.repair.ObsoleteElements;
import io.github.emlogstatic.content.target.OutputKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The elements, attributes and schemes that a text may have. Everything else is refused: an attacker may have used the
 * owner's editor, and a mirror must not run more than the blog does.
 */
final class AllowList {

    /** What happens to an element. */
    enum Verdict {
        /** Write the element with its harmless attributes. */
        KEEP,
        /** Write its content without the element. */
        UNWRAP,
        /** Write neither the element nor its content. */
        DROP,
        /** A document of another site: write it if its host is known, else a link to it. */
        EMBED
    }

    private static final Set<String> KEPT = Set.of("""
            a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del
            details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark
            nav ol p picture pre q rt ruby s samp section small source span strong sub summary sup table tbody td tfoot
            th thead time tr track u ul var video wbr""".split("\\s+"));
    private static final Set<String> KEPT_IN_COMMENTS = Set.of(
            "a", "b", "blockquote", "br", "code", "del", "em", "i", "p", "pre", "q", "s", "strong", "sub", "sup", "u");
    private static final Set<String> MATH = Set.of("""
            math mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover
            mtable mtr mtd mstyle mpadded mphantom""".split("\\s+"));
    private static final Set<String> DROPPED = Set.of("""
            applet base button canvas datalist dialog frame frameset head input link map meta meter noembed noframes
            noscript optgroup option output param progress rp script select style svg template title
            annotation annotation-xml""".split("\\s+"));
    private static final Set<String> EMBEDDED = Set.of("embed", "iframe", "object");
    private static final Set<String> HAZARDS = Set.of("""
            applet base button embed form frame frameset input link meta object script select style svg
            template""".split("\\s+"));
    /** A {@code base} element would redirect every address of the page. */
    private static final Set<String> NEVER = Set.of("base");

    private static final Set<String> GLOBAL = Set.of("class", "dir", "lang", "title", "aria-label", "aria-hidden");
    private static final List<String> DATA = List.of(
            "data-lang", "data-line", "data-caption", "data-title", "data-footnote", "data-checked", "data-start");

    /** HTML knows no way to quote another sign in a name. */
    private static final Pattern ORDINARY = Pattern.compile("[a-z0-9-]+");

    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("a", Set.of("download", "hreflang", "type")),
            Map.entry("audio", Set.of("loop", "muted", "preload")),
            Map.entry("col", Set.of("span")),
            Map.entry("colgroup", Set.of("span")),
            Map.entry("data", Set.of("value")),
            Map.entry("del", Set.of("datetime")),
            Map.entry("details", Set.of("open")),
            Map.entry("ins", Set.of("datetime")),
            Map.entry("li", Set.of("value")),
            Map.entry("math", Set.of("display")),
            Map.entry("mo", Set.of("stretchy", "fence", "separator")),
            Map.entry("mi", Set.of("mathvariant")),
            Map.entry("mtable", Set.of("columnalign", "rowspacing", "columnspacing")),
            Map.entry("ol", Set.of("start", "reversed", "type")),
            Map.entry("source", Set.of("type", "media", "sizes")),
            Map.entry("td", Set.of("colspan", "rowspan", "headers")),
            Map.entry("th", Set.of("colspan", "rowspan", "headers", "scope", "abbr")),
            Map.entry("time", Set.of("datetime")),
            Map.entry("track", Set.of("kind", "srclang", "label", "default")),
            Map.entry("video", Set.of("loop", "muted", "preload", "playsinline")));
    private static final Set<String> SCHEMES = Set.of(
            "http", "https", "mailto", "tel", "sms", "ftp", "magnet", "ed2k", "thunder", "tg", "geo", "xmpp", "irc");

    private AllowList() {}

    static Verdict verdict(Element element, OutputKind mode, boolean trusted) {
        String name = element.normalName();
        boolean math = element.tag().namespace().equals(Parser.NamespaceMathml);
        if (trusted) {
            return NEVER.contains(name) ? Verdict.DROP : Verdict.KEEP;
        }
        if (math ? MATH.contains(name) && mode.keepsAll() : isKept(name, mode)) {
            return Verdict.KEEP;
        }
        if (EMBEDDED.contains(name)) {
            return mode == OutputKind.COMMENT ? Verdict.DROP : Verdict.EMBED;
        }
        return DROPPED.contains(name) ? Verdict.DROP : Verdict.UNWRAP;
    }

    private static boolean isKept(String name, OutputKind mode) {
        return mode == OutputKind.COMMENT
                ? KEPT_IN_COMMENTS.contains(name)
                : KEPT.contains(ObsoleteElements.modern(name));
    }

    /** Whether the element is dangerous, and not only a habit of editors. */
    static boolean isHazard(String element) {
        return HAZARDS.contains(element);
    }

    /** Whether the attribute may be copied. Addresses, ids and styles are not copied but checked one by one. */
    static boolean isHarmless(String element, String attribute, OutputKind mode) {
        if (mode == OutputKind.COMMENT) {
            return false;
        }
        Set<String> own = OWN.get(element);
        return GLOBAL.contains(attribute)
                || own != null && own.contains(attribute)
                || mode.keepsAll()
                        && attribute.startsWith("data-")
                        && DATA.stream().anyMatch(attribute::startsWith)
                        && ORDINARY.matcher(attribute).matches();
    }

    /** Whether a link may use the scheme. Comments may link to the web only. */
    static boolean isLinkable(String scheme, OutputKind mode) {
        return mode == OutputKind.COMMENT ? scheme.equals("http") || scheme.equals("https") : SCHEMES.contains(scheme);
    }

    /** The https address of a player if its host is one of these. */
    static Optional<String> player(String url, Set<String> hosts) {
        UrlParts address = UrlParts.parse(url);
        boolean known = address.isWeb() && hosts.contains(address.authority().toLowerCase(Locale.ROOT));
        String query = address.query().isEmpty() ? "" : "?" + address.query();
        return known
                ? Optional.of(Percent.encodeIllegal("https://" + address.authority() + address.path() + query))
                : Optional.empty();
    }
}
