package io.github.emlogstatic.export.markdown;

import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern BACKGROUND = Pattern.compile("(?i)\\s*background.*");

    /**
     * A colour that can hardly be read on a white page. Green makes up seven tenths of how light a colour is, so one that
     * has much green is pale: white, yellow and light grey, but not red.
     */
    private static final Pattern PALE = Pattern.compile("(?i)\\s*color\\s*:\\s*+"
            + "(?:(?:\\w*white|light|pale)\\w*|yellow|gold|silver|lime|cyan|aqua|ivory|snow|beige|wheat|pink"
            + "|#[\\da-f][b-f][\\da-f]{1,2}|#[\\da-f]{2}[b-f][\\da-f]{3}(?:[\\da-f]{2})?"
            + "|rgba?\\(\\s*\\d+[\\s,]+(?:17[6-9]|1[89]\\d|2\\d\\d)\\b[^)]*\\)"
            + "|hsla?\\([^%)]*%[^%)]*(?:[7-9]\\d|100)%[^)]*\\))(?!\\w).*");

    /** Blocks whose look is that of their text if they hold nothing but a line. */
    private static final Evaluator LINES =
            QueryParser.parse(":is(p, div, li, h1, h2, h3, h4, h5, h6):not(details *, dl *, figure *)");

    private static final Evaluator BLOCKS = QueryParser.parse(
            "p, div, ul, ol, pre, table, blockquote, details, dl, figure, hr, h1, h2, h3, h4, h5, h6, center, address");

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
     * and sizes are the theme's. A pale colour goes where the dark box that it was chosen for does.
     */
    static String look(Element element) {
        if (!isColoured(element)) {
            return "";
        }
        String look = style(element, LOOK.asMatchPredicate());
        String readable = style(
                element, LOOK.asMatchPredicate().and(PALE.asMatchPredicate().negate()));
        return !look.equals(readable) && losesGround(element) ? readable : look;
    }

    private static boolean isColoured(Element element) {
        return element.nameIs("span") || element.nameIs("font");
    }

    /** Whether its words stand on a ground that is lost in Markdown, and that is not like a page. */
    private static boolean losesGround(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            Ground behind = Ground.of(at);
            if (behind != Ground.NONE) {
                return behind == Ground.DARK && !isColoured(at);
            }
        }
        return false;
    }

    private static String style(Element element, Predicate<String> kept) {
        return InlineStyle.declarations(element.attr("style")).stream()
                .filter(kept)
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    /**
     * Parses HTML, and moves the look of paragraphs, headings and items to a {@code span} around their text, because
     * Markdown can only express the look of text. Headings are bold anyway.
     */
    static Element parse(String html) {
        Element body = HtmlFragment.parse(html);
        for (Element line : body.select(LINES)) {
            Predicate<String> isLook = look(line.normalName(), isBox(line));
            String look = style(line, isLook);
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

    private static Predicate<String> look(String name, boolean box) {
        Predicate<String> look = (name.startsWith("h") ? COLOUR : LOOK).asMatchPredicate();
        return box ? look.and(BACKGROUND.asMatchPredicate().negate()) : look;
    }

    /** Whether the background is that of a box or a picture. Behind single words it would look different. */
    private static boolean isBox(Element line) {
        String style = line.attr("style").toLowerCase(Locale.ROOT);
        return style.contains("url(") || line.nameIs("div") && style.contains("background");
    }

    /** An address without the characters that end one in Markdown. */
    static String address(String address) {
        return address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29");
    }
}
