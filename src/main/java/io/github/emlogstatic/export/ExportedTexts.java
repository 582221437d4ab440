package io.github.emlogstatic.export;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Destination;
import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.config.ContentConfig.Html;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.rewrite.NewAddresses;
import io.github.emlogstatic.content.rewrite.Policy;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.markdown.MarkdownText;
import io.github.emlogstatic.export.markdown.Rewriting;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Media;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** Texts of the blog as a tool wants them. Remembers the uploads that they show. Safe for several threads. */
final class ExportedTexts {

    private final ExportedBlog blog;
    private final Tool tool;
    private final BlogAddresses addresses;
    private final HtmlRewriter rewriter;
    private final MarkdownText markdown;
    private final Set<String> uploads = new ConcurrentSkipListSet<>();

    ExportedTexts(ExportedBlog blog, Tool tool) {
        this.blog = blog;
        this.tool = tool;
        this.addresses = blog.addresses();
        this.rewriter = HtmlRewriter.of(addresses, policy(blog.config().site().content()));
        this.markdown = new MarkdownText(tool.dialect());
    }

    private static Policy policy(ContentConfig config) {
        return config.html() == Html.TRUSTED ? Policy.trusting(config.iframes()) : Policy.safe(config.iframes());
    }

    /** The uploads that the texts so far show. */
    Set<String> uploads() {
        return new TreeSet<>(uploads);
    }

    String markdown(Entry entry, Body body) {
        Placeholders placeholders = new Placeholders();
        NewAddresses targets = targets(
                target -> tool.link(target, entry).map(placeholders::of),
                path -> placeholders.of(tool.upload(path, entry)));
        String html = rewriter.export(body.content(), targets);
        String text = markdown.of(html, body.contentSource(), rewriting(targets));
        return placeholders.filled(text, tool::inHtml, tool::shielded);
    }

    /** Rewrites the addresses of an author's Markdown as those of HTML are. */
    private Rewriting rewriting(NewAddresses targets) {
        return new Rewriting() {
            @Override
            public String link(String address) {
                return attribute("<a href=\"%s\">x</a>", "href", address, targets);
            }

            @Override
            public String image(String address) {
                return attribute("<img src=\"%s\">", "src", address, targets);
            }

            @Override
            public String safe(String html) {
                return rewriter.export(html, NewAddresses.NONE);
            }
        };
    }

    private String attribute(String html, String name, String address, NewAddresses targets) {
        StringBuilder escaped = new StringBuilder();
        HtmlFragment.escapeAttribute(address, escaped);
        Element element = HtmlFragment.parse(rewriter.export(html.formatted(escaped), targets))
                .firstElementChild();
        return element == null ? "" : element.attr(name);
    }

    /** A comment as HTML. */
    String comment(String html) {
        return rewriter.comment(html, targets(tool::dataLink, tool::dataUpload));
    }

    /** A note as HTML. */
    String note(String html) {
        return rewriter.export(html, targets(tool::dataLink, tool::dataUpload));
    }

    private NewAddresses targets(Function<Destination, Optional<String>> link, Function<String, String> upload) {
        return new NewAddresses(
                href -> blog.find(href).flatMap(link), path -> upload(path, upload), path -> Optional.empty());
    }

    /** A cover or an avatar, as a file of the tool or as an address elsewhere; empty where there is none. */
    String picture(String pathOrAddress, Function<String, String> address) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        return upload(pathOrAddress, address)
                .or(() -> addresses.absolute(pathOrAddress))
                .orElse("");
    }

    private Optional<String> upload(String path, Function<String, String> address) {
        Optional<Media> media = blog.upload(path);
        media.ifPresent(found -> uploads.add(found.path()));
        return media.map(found -> address.apply(found.path()));
    }

    /** Where an entry of the menu leads: to what was exported, else to the blog or elsewhere. */
    String menuAddress(String url) {
        return blog.find(url)
                .flatMap(tool::dataLink)
                .or(() -> addresses.absolute(url))
                .orElse("");
    }
}
