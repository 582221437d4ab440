package io.github.emlogstatic.export.markdown;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML that stays HTML within Markdown: without blank lines, which would end it. */
final class RawHtml {

    private static final Pattern PRE = Pattern.compile("<pre\\b.*?</pre>", Pattern.DOTALL);

    /** Attributes in which a bracket would end the text of the link around them. */
    private static final Set<String> WORDS = Set.of("alt", "title");

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]{}<>&|$~^@]|:(?=//)|(?<=www)\\.");

    /** Begins only where white space begins: thousands of spaces would else be looked through once for each of them. */
    private static final Pattern LINE_END = Pattern.compile("(?<!\\s)\\s*\\n\\s*");

    private RawHtml() {}

    static String of(Element element) {
        Document.OutputSettings asItIs = new Document.OutputSettings().prettyPrint(false);
        Document owner = new Document("");
        owner.outputSettings(asItIs);
        Element copy = element.clone();
        owner.appendChild(copy);
        return withoutBlankLines(copy.outerHtml());
    }

    static String inner(Element element) {
        Element all = new Element("div");
        element.childNodes().forEach(node -> all.appendChild(node.clone()));
        String html = of(all);
        return html.substring("<div>".length(), html.length() - "</div>".length());
    }

    /** @param kept the attributes that it keeps */
    static String startTag(Element element, Set<String> kept) {
        StringBuilder tag = new StringBuilder("<").append(element.normalName());
        for (Attribute attribute : element.attributes()) {
            if (kept.contains(attribute.getKey())) {
                tag.append(' ').append(WORDS.contains(attribute.getKey()) ? words(attribute) : attribute.html());
            }
        }
        return tag.append('>').toString();
    }

    private static String words(Attribute attribute) {
        return attribute.getKey() + "=\"" + entities(attribute.getValue()).replace("\"", "&quot;") + '"';
    }

    /** An element of a line, on one line, whose text is no Markdown. */
    static String line(Element element) {
        StringBuilder html = new StringBuilder();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    html.append(entities(text.getWholeText().replace('\n', ' ')));
                } else if (node instanceof Element opened) {
                    html.append('<')
                            .append(opened.normalName())
                            .append(opened.attributes().html())
                            .append('>');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element closed && !closed.tag().isEmpty()) {
                    html.append("</").append(closed.normalName()).append('>');
                }
            }
        });
        return html.toString();
    }

    /** Text in which no character means anything to Markdown. */
    static String entities(String text) {
        return MARKUP.matcher(text)
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
    }

    private static String withoutBlankLines(String html) {
        String kept = PRE.matcher(html)
                .replaceAll(pre -> Matcher.quoteReplacement(pre.group().replace("\n", "&#10;")));
        return LINE_END.matcher(kept).replaceAll("\n").strip();
    }
}
