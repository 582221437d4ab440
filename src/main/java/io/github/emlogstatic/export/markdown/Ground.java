package io.github.emlogstatic.export.markdown;

import io.github.emlogstatic.content.style.InlineStyle;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The background of an element, as far as it matters for the colours of its words. */
enum Ground {
    NONE,

    /** Nearly as light as a page. */
    PALE,

    /** Dark, or a picture: the words may have been coloured for it. */
    DARK;

    /** A background that can be seen. Old editors write {@code background: none repeat scroll 0 0 transparent}. */
    private static final Pattern SEEN = Pattern.compile("(?is)\\s*background(?:-color|-image)?\\s*:\\s*+"
            + "(?!(?:(?:none|transparent|inherit|initial|unset|revert|(?:no-)?repeat|scroll|auto|/|\\w+-box|0(?:px|%)?|!\\s*important"
            + "|rgba\\([^)]*[,/]\\s*(?:0|0?\\.[0-2]\\d*)\\s*\\))(?![\\w.-])\\s*+)++$).*");

    private static final Pattern LIGHT = Pattern.compile("(?is)[^:]*:\\s*"
            + "(?:\\w*white\\w*|#[d-f]{3}|#(?:[d-f][\\da-f]){3}|rgba?\\((?:\\s*2[2-5]\\d\\s*,?){3}[^)]*\\))"
            + "(?!\\w|.*url\\().*");

    /**
     * The result is kept in the element, because it is needed for each word, and the style may contain a whole picture.
     */
    static Ground of(Element element) {
        if (!element.hasAttr("style")) {
            return NONE;
        }
        if (!(element.attributes().userData("ground") instanceof Ground known)) {
            Ground read = read(element.attr("style"));
            element.attributes().userData("ground", read);
            return read;
        }
        return known;
    }

    private static Ground read(String style) {
        List<String> seen = InlineStyle.declarations(style).stream()
                .filter(SEEN.asMatchPredicate())
                .toList();
        if (seen.isEmpty()) {
            return NONE;
        }
        Predicate<String> light = LIGHT.asMatchPredicate();
        return seen.stream().allMatch(light) ? PALE : DARK;
    }
}
