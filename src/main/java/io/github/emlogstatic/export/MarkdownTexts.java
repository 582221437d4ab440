package io.github.emlogstatic.export;

import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.markdown.MarkdownText;
import io.github.emlogstatic.export.markdown.Rewriting;
import io.github.emlogstatic.export.tool.Tool;
import io.github.emlogstatic.model.Body;
import org.jsoup.nodes.Element;

/** Texts of the blog as Markdown for a tool. Safe for several threads. */
final class MarkdownTexts {

    private final ExportedTexts texts;
    private final Tool tool;
    private final MarkdownText markdown;

    MarkdownTexts(ExportedTexts texts, Tool tool) {
        this.texts = texts;
        this.tool = tool;
        this.markdown = new MarkdownText(tool.dialect());
    }

    String of(ExportedEntry entry, Body body) {
        Placeholders placeholders = new Placeholders();
        NewAddresses addresses = texts.addresses(
                target -> tool.link(target, entry).map(placeholders::of),
                path -> placeholders.of(tool.upload(path, entry)));
        String html = texts.html(body.content(), addresses);
        String text = markdown.of(html, body.contentSource(), rewriting(addresses));
        return placeholders.filled(text, tool::shielded);
    }

    /** Rewrites the addresses of an author's Markdown as those of HTML are. */
    private Rewriting rewriting(NewAddresses addresses) {
        return new Rewriting() {
            @Override
            public String link(String address) {
                return attribute("<a href=\"%s\">x</a>", "href", address, addresses);
            }

            @Override
            public String image(String address) {
                return attribute("<img src=\"%s\">", "src", address, addresses);
            }

            @Override
            public String safe(String html) {
                return texts.html(html, NewAddresses.NONE);
            }
        };
    }

    private String attribute(String html, String name, String address, NewAddresses addresses) {
        StringBuilder escaped = new StringBuilder();
        HtmlFragment.escapeAttribute(address, escaped);
        Element element = HtmlFragment.parse(texts.html(html.formatted(escaped), addresses))
                .firstElementChild();
        return element == null ? "" : element.attr(name);
    }
}
