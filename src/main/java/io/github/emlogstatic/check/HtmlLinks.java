package io.github.emlogstatic.check;

import io.github.emlogstatic.address.Percent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The addresses and anchors in a page. */
final class HtmlLinks {

    private static final Pattern REFRESH = Pattern.compile("(?i)^[\\d.\\s]*[;,]\\s*(?:url\\s*=\\s*)?[\"']?([^\"']+)");
    /** Between the candidates of a {@code srcset}. */
    private static final Pattern SEPARATOR = Pattern.compile(",\\s+|,$|(?<=\\s[0-9.]{1,9}[wxh]),");

    private static final Pattern CANDIDATE = Pattern.compile("[^\\s,]\\S*[^\\s,]|[^\\s,]");
    private static final Set<String> CARDS = Set.of("og:image", "og:url", "twitter:image");

    /** The attributes that contain an address, and the kind of each. */
    private static final Map<String, String> KINDS = Map.of(
            "href", "link",
            "src", "file",
            "data-src", "image",
            "data-original", "image",
            "poster", "image",
            "data", "file",
            "srcset", "image",
            "data-srcset", "image");

    private final String file;
    private final List<String> ownAddresses;
    private final List<SiteLink> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    private HtmlLinks(String file, List<String> ownAddresses) {
        this.file = file;
        this.ownAddresses = ownAddresses;
    }

    static FileLinks of(String file, String html) {
        Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        HtmlLinks found = new HtmlLinks(file, ownAddresses(page));
        page.getAllElements().forEach(found::read);
        return new FileLinks(found.links, found.anchors, Optional.empty());
    }

    /** The addresses that the page gives as its own, as the value of a parameter of another address. */
    private static List<String> ownAddresses(Document page) {
        Stream<String> canonical = page.select("link[rel=canonical]").eachAttr("href").stream();
        Stream<String> shared = page.select("meta[property=og:url]").eachAttr("content").stream();
        return Stream.concat(canonical, shared)
                .map(address -> "=" + Percent.decode(address))
                .toList();
    }

    /** The addresses in HTML that a feed contains as text, all on the same line. */
    static List<SiteLink> within(String file, int line, String html) {
        return of(file, html).links().stream()
                .map(link -> new SiteLink(file, line, link.kind(), link.address()))
                .toList();
    }

    private void read(Element element) {
        anchor(element.id());
        if (element.normalName().equals("a")) {
            anchor(element.attr("name"));
        }
        if (element.normalName().equals("meta")) {
            readMeta(element);
        }
        if (element.normalName().equals("style")) {
            links.addAll(CssLinks.of(file, element.sourceRange().startPos() < 0 ? 1 : line(element), element.data()));
        }
        for (Attribute attribute : element.attributes()) {
            read(element, attribute);
        }
    }

    private void anchor(String name) {
        if (!name.isEmpty()) {
            anchors.add(name);
        }
    }

    private void read(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        int line = line(element, attribute);
        if (name.equals("style")) {
            links.addAll(CssLinks.of(file, line, attribute.getValue()));
        } else if (name.endsWith("srcset")) {
            for (String address : candidates(attribute.getValue())) {
                links.add(new SiteLink(file, line, "image", address));
            }
        } else if (KINDS.containsKey(name)
                && !isShareButton(attribute.getValue())
                && (!name.equals("data") || element.normalName().equals("object"))) {
            links.add(new SiteLink(file, line, kind(element, name), attribute.getValue()));
        }
    }

    /** The addresses in a {@code srcset}, parsed as browsers do: an address contains no space and ends in no comma. */
    private static List<String> candidates(String srcset) {
        return SEPARATOR
                .splitAsStream(srcset.strip())
                .map(CANDIDATE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    /** Whether the address passes this page on to another site. Each page has such links, and they tell nothing. */
    private boolean isShareButton(String address) {
        if (ownAddresses.isEmpty() || address.indexOf('=') < 0) {
            return false;
        }
        String decoded = Percent.decode(address); // a theme encodes all of an address, or only what it must
        return ownAddresses.stream().anyMatch(decoded::contains);
    }

    private static String kind(Element element, String attribute) {
        return switch (element.normalName()) {
            case "img" -> "image";
            case "script" -> "script";
            case "iframe" -> "frame";
            case "video", "audio", "source", "track" -> attribute.equals("poster") ? "image" : "media file";
            case "link" -> element.attr("rel").contains("stylesheet") ? "style sheet" : "link";
            default -> KINDS.getOrDefault(attribute, "link");
        };
    }

    private void readMeta(Element meta) {
        Matcher refresh = REFRESH.matcher(meta.attr("content"));
        if (meta.attr("http-equiv").equalsIgnoreCase("refresh") && refresh.find()) {
            links.add(new SiteLink(file, line(meta), "link", refresh.group(1)));
        }
        if (CARDS.contains(meta.attr("property")) || CARDS.contains(meta.attr("name"))) {
            links.add(new SiteLink(file, line(meta), "card", meta.attr("content")));
        }
    }

    private static int line(Element element) {
        return element.sourceRange().start().lineNumber();
    }

    private static int line(Element element, Attribute attribute) {
        int line = element.attributes()
                .sourceRange(attribute.getKey())
                .valueRange()
                .start()
                .lineNumber();
        return line > 0 ? line : line(element);
    }
}
