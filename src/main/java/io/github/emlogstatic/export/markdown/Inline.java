package io.github.emlogstatic.export.markdown;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

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

    private static final Pattern COLOR = Pattern.compile("(?i)\\s*(?:color|background|background-color)\\s*:.*");

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

    /** The colours that the author gave to a piece of text; fonts and sizes are the theme's. */
    static String look(Element element) {
        if (!element.nameIs("span") && !element.nameIs("font")) {
            return "";
        }
        return Stream.of(element.attr("style").split(";"))
                .filter(declaration -> COLOR.matcher(declaration).matches())
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    /** An address without the characters that end one in Markdown. */
    static String address(String address) {
        return address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29");
    }
}
