package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.repair.AttributeValues;
import io.github.emlogstatic.content.repair.ContentModel;
import io.github.emlogstatic.content.style.Boxes;
import io.github.emlogstatic.content.style.DarkColors;
import io.github.emlogstatic.content.style.Declaration;
import io.github.emlogstatic.content.style.Indents;
import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import io.github.emlogstatic.content.target.Treatment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Copies or converts the attributes that any element may have. For one text.
 *
 * @param ids those that are taken in the text
 */
record AttributeFilter(Treatment treatment, AddressResolver resolver, ContentModel placement, Toc ids) {

    /** The number of digits from which a list gets more room for its numbers. A list may begin with a year. */
    private static final int YEAR = 4;

    /**
     * Elements whose style needs no change for their text: pictures and lines have none, code and tables scroll anyway,
     * and rows are as high as their text.
     */
    private static final Set<String> NO_BOXES = Set.of("""
            img video audio hr pre table thead tbody tfoot tr td th""".split("\\s+"));

    void copy(Element element, StartTag tag) {
        if (element.attributesSize() == 0) {
            return;
        }
        String name = element.normalName();
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (treatment.trusted()) {
                trust(key, attribute.getValue(), tag);
            } else if (key.startsWith("on")) {
                resolver.count(key);
            } else if (AllowList.isHarmless(tag.name(), key, treatment.kind())) {
                harmless(key, attribute.getValue(), tag);
            } else if (treatment.kind().keepsAll()) {
                convert(name, key, attribute.getValue(), tag);
            }
        }
        int digits =
                treatment.isForPage() && tag.has("start") ? tag.get("start").length() : 0;
        if (digits >= YEAR) {
            tag.set("data-digits", Integer.toString(digits));
        }
    }

    /** Copies an attribute of a trusted text. Relative addresses become absolute, so that they still work. */
    private void trust(String key, String value, StartTag tag) {
        switch (key) {
            case "id" -> {
                if (ids.take(value)) {
                    tag.set(key, value);
                }
            }
            case "style" -> tag.set(key, value);
            case "src", "data", "action", "formaction", "poster", "background" ->
                tag.set(
                        key,
                        resolver.media(value).or(() -> resolver.absolute(value)).orElse(value));
            default -> tag.set(key, value);
        }
    }

    private void harmless(String key, String value, StartTag tag) {
        if (key.equals("class") && treatment.isForPage()) {
            String own = ThemeClasses.without(value);
            if (!own.isEmpty()) {
                tag.set(key, own);
            }
            return;
        }
        boolean odd = tag.name().equals("li") && !placement.parent().equals("ol") && key.equals("value");
        if (!treatment.repairs() || !odd && AttributeValues.isRight(tag.name(), key, value)) {
            tag.set(key, value);
        }
    }

    private void convert(String element, String key, String value, StartTag tag) {
        switch (key) {
            case "style" -> style(element, value, tag);
            case "id" -> id(value, tag);
            case "name" -> {
                if (element.equals("a")) {
                    id(value, tag);
                }
            }
            default -> tag.style(forDarkPages(PresentationalAttributes.style(element, key, value)));
        }
    }

    private void style(String element, String value, StartTag tag) {
        List<Declaration> safe = InlineStyle.safe(value, resolver::style);
        boolean cell = element.equals("td") || element.equals("th"); // Tables scroll, so their cells may be wide.
        tag.style(forDarkPages(cell ? safe : forPhones(safe)));
        if (safe.stream().anyMatch(AttributeFilter::isFixedWidth)) {
            tag.style("max-width", "100%");
        }
        if (treatment.isForPage() && !NO_BOXES.contains(element)) {
            box(safe, tag);
        }
    }

    private void box(List<Declaration> style, StartTag tag) {
        tag.style(Boxes.added(style));
        if (Boxes.scrolls(style) && !placement.isInLink()) {
            tag.set("tabindex", "0");
        }
    }

    private List<Declaration> forPhones(List<Declaration> style) {
        List<Declaration> narrow = InlineStyle.narrow(style);
        return treatment.isForPage() ? Indents.forPhones(narrow) : narrow;
    }

    private List<Declaration> forDarkPages(List<Declaration> style) {
        return treatment.isForPage() ? DarkColors.added(style) : style;
    }

    private static boolean isFixedWidth(Declaration declaration) {
        return declaration.isLength("width") && !declaration.value().contains("%");
    }

    /** A heading gets its anchor later. */
    private void id(String value, StartTag tag) {
        boolean word = !value.isEmpty() && value.chars().noneMatch(c -> c <= ' ');
        boolean anchored = treatment.isForPage() && Headings.isHeading(tag.name());
        if (word && !anchored && !tag.has("id") && ids.take(value)) {
            tag.set("id", value);
        }
    }
}
