package io.github.emlogstatic.export.markdown;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** HTML that stays HTML within Markdown: without blank lines, which would end it. */
final class RawHtml {

    private static final Pattern PRE = Pattern.compile("<pre\\b.*?</pre>", Pattern.DOTALL);

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
                tag.append(' ').append(attribute.html());
            }
        }
        return tag.append('>').toString();
    }

    /** Text in which no character means anything to Markdown. */
    static String entities(String text) {
        StringBuilder entities = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 0x80 || Character.isLetterOrDigit(c) || c == ' ';
            entities.append(plain ? String.valueOf(c) : "&#" + (int) c + ";");
        }
        return entities.toString();
    }

    private static String withoutBlankLines(String html) {
        String kept = PRE.matcher(html)
                .replaceAll(pre -> Matcher.quoteReplacement(pre.group().replace("\n", "&#10;")));
        return LINE_END.matcher(kept).replaceAll("\n").strip();
    }
}
