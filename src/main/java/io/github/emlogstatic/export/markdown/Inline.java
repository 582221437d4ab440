package io.github.emlogstatic.export.markdown;

import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Decides what is kept of inline elements. */
final class Inline {

    private static final Map<String, String> SAME =
            Map.of("b", "strong", "i", "em", "s", "del", "strike", "del", "tt", "code");

    /** Elements that Markdown cannot write and whose text may contain Markdown. */
    private static final Set<String> MARKS = Set.of(
            "u", "sup", "sub", "kbd", "mark", "small", "ins", "abbr", "q", "cite", "dfn", "samp", "var", "bdo", "bdi");

    /** Elements that mean nothing to a reader. */
    private static final Set<String> UNSHOWN = Set.of(
            "span", "font", "time", "data", "wbr", "nobr", "big", "label", "picture", "source", "div", "p", "center");

    private static final Pattern COLOUR = Pattern.compile("(?i)\\s*(?:color|background|background-color)\\s*:.*");

    private static final Pattern LOOK = Pattern.compile(
            COLOUR + "|\\s*(?:font-weight\\s*:\\s*(?:bold|[6-9]00).*|font-style\\s*:\\s*(?:italic|oblique).*"
                    + "|text-decoration(?:-line)?\\s*:.*(?:line-through|underline).*)");

    /** Blocks whose look is that of their text if they hold nothing but a line. */
    private static final Evaluator LINES = QueryParser.parse("p, div, li, h1, h2, h3, h4, h5, h6");

    private static final Evaluator BLOCKS = QueryParser.parse("""
            p, div, ul, ol, pre, table, blockquote, details, dl, figure, hr, h1, h2, h3, h4, h5, h6, center, address,
            section, article, main, header, footer, aside, nav""");

    private Inline() {}

    /** The name of the element that shows the same. */
    static String name(String name) {
        return SAME.getOrDefault(name, name);
    }

    static boolean isMark(Element element) {
        return MARKS.contains(element.normalName());
    }

    static boolean isUnshown(Element element) {
        return UNSHOWN.contains(element.normalName());
    }

    /** Whether it is an element of a line that is left out where it holds blocks. */
    static boolean holdsText(Element element) {
        String name = name(element.normalName());
        return isMark(element) || isUnshown(element) || name.equals("a") || SAME.containsValue(name);
    }

    /**
     * The colours that the author gave to a piece of text, and what makes it bold, italic, underlined or struck out; fonts
     * and sizes are the theme's.
     */
    static String look(Element element) {
        return element.nameIs("span") || element.nameIs("font") ? style(element, LOOK.asMatchPredicate()) : "";
    }

    private static String style(Element element, Predicate<String> kept) {
        return Stream.of(element.attr("style").split(";"))
                .filter(kept)
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    /**
     * HTML in which the look of a paragraph, a heading or an item is that of its text, as Markdown can have it. Headings are
     * bold as it is.
     */
    static Element parse(String html) {
        Element body = HtmlFragment.parse(html);
        for (Element line : body.select(LINES)) {
            Predicate<String> isLook =
                    line.normalName().startsWith("h") ? COLOUR.asMatchPredicate() : LOOK.asMatchPredicate();
            String look = isBox(line) ? "" : style(line, isLook);
            if (!look.isEmpty() && line.stream().skip(1).noneMatch(inner -> inner.is(BLOCKS))) {
                Element span = new Element("span").attr("style", look);
                span.appendChildren(line.childNodes());
                String rest = style(line, isLook.negate());
                line.removeAttr("style").appendChild(span);
                if (!rest.isEmpty()) {
                    line.attr("style", rest);
                }
            }
        }
        return body;
    }

    /** Whether the look is that of a box or a picture, which would be another one behind words. */
    private static boolean isBox(Element line) {
        String style = line.attr("style").toLowerCase(Locale.ROOT);
        return style.contains("url(") || line.nameIs("div") && style.contains("background");
    }

    /** An address without the characters that end one in Markdown. */
    static String address(String address) {
        return address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29");
    }
}
