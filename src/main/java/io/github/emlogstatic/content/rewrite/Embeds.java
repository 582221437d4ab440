package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.address.UrlParts;
import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Writes documents of other sites: a player if its host is known, else a link.
 *
 * @param players the hosts whose players are shown in frames
 * @param holds gets what is written, as in {@link RewrittenHtml#holds}
 */
record Embeds(AddressResolver resolver, MediaTags media, Set<String> players, StringBuilder out, Set<String> holds) {

    // Players need the first two. They come from other hosts, so the combination does not let them out of the sandbox.
    private static final String SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation";

    private static final String UNNAMED = "UBB图片";

    /** The parameters that tell Flash, Windows Media Player and RealPlayer what to play. */
    private static final Set<String> FILES = Set.of("movie", "src", "url", "filename");

    void write(Element element) {
        String original = address(element);
        Optional<String> player = element.normalName().equals("iframe") && !players.isEmpty()
                ? AllowList.player(original, players)
                : Optional.empty();
        if (player.isPresent()) {
            frame(element, player.get());
            return;
        }
        if (element.normalName().equals("iframe")) {
            resolver.count("iframe");
        }
        Optional<String> upload = resolver.media(original);
        if (upload.isPresent()) {
            linkTo(upload.get(), fileName(original));
        } else {
            resolver.web(original).ifPresent(address -> linkTo(address, address));
        }
    }

    /** Old players are told their file by a parameter, and once more by an {@code embed} within, for other browsers. */
    private static String address(Element element) {
        String own = element.nameIs("object") ? element.attr("data") : LazyImage.source(element);
        if (!own.isBlank()) {
            return own;
        }
        for (Element inner : element.select("param, embed")) {
            boolean file =
                    inner.nameIs("embed") || FILES.contains(inner.attr("name").toLowerCase(Locale.ROOT));
            String told = inner.attr(inner.nameIs("embed") ? "src" : "value");
            if (file && !told.isBlank()) {
                return told;
            }
        }
        return "";
    }

    private void frame(Element element, String src) {
        StartTag tag = new StartTag("iframe").set("src", src);
        String title = element.attr("title");
        tag.set("title", title.isEmpty() ? UrlParts.parse(src).authority() : title);
        MediaTags.setPixels(tag, "width", PresentationalAttributes.pixels(element.attr("width")));
        MediaTags.setPixels(tag, "height", PresentationalAttributes.pixels(element.attr("height")));
        tag.set("sandbox", SANDBOX).set("loading", "lazy").set("allowfullscreen", "");
        tag.style(PresentationalAttributes.percentage("width", element.attr("width")));
        tag.style(InlineStyle.safe(element.attr("style"), url -> Optional.empty()));
        tag.write(out, false);
        out.append("</iframe>");
        holds.add("iframe");
    }

    private void linkTo(String address, String name) {
        link(new StartTag("a").set("class", "embedded").set("href", address).set("rel", "noopener"), name);
        holds.add(RewrittenHtml.EMBEDDED);
    }

    private void link(StartTag tag, String name) {
        tag.write(out, false);
        HtmlFragment.escapeText(name, out);
        out.append("</a>");
    }

    /** Writes a link instead of an image that is withheld, or only its name if links are not possible here. */
    void withheldImage(String original, String name, boolean inLink) {
        Optional<String> address = resolver.web(original);
        String shown = name.isBlank() ? fileName(original) : name;
        if (inLink || address.isEmpty()) {
            HtmlFragment.escapeText(shown, out);
            return;
        }
        link(new StartTag("a").set("href", address.get()).set("rel", "noopener"), shown);
    }

    /**
     * The name of a picture in a comment. emlog gives all pictures of commenters the same name, so the address says
     * more; a smiley has a name of its own.
     */
    private static String commentName(String name, String address) {
        return name.isBlank() || name.equals(UNNAMED) ? address : name;
    }

    private static String fileName(String url) {
        String path = UrlParts.parse(url).path();
        return Percent.decode(Segments.last(path));
    }

    /**
     * Writes a link instead of an image of a comment, or only its name if links are not possible here. Pages load nothing
     * from other sites unless the reader asks.
     */
    void commentImage(Element element, boolean inLink) {
        String original = element.attr("src");
        Optional<String> local = resolver.media(original);
        if (local.isEmpty()) {
            resolver.web(original).ifPresent(address -> {
                String name = commentName(element.attr("alt"), address);
                if (inLink) {
                    HtmlFragment.escapeText(name, out);
                } else {
                    link(new StartTag("a").set("href", address).set("rel", "nofollow ugc noopener"), name);
                }
            });
            return;
        }
        StartTag tag = new StartTag("img").set("src", local.get()).set("alt", element.attr("alt"));
        media.size(element, original, tag);
        tag.set("loading", "lazy").write(out, false);
    }
}
