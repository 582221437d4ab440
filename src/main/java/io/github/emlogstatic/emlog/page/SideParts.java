package io.github.emlogstatic.emlog.page;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The menus and the parts of side bars in themes that mark neither a side bar nor a {@code nav}. */
final class SideParts {

    private static final Pattern MENU =
            Pattern.compile("(?i)(?:^|\\s)(?:top|main|site|header)[_-]?(?:nav|menu)(?:\\s|$)");

    /** The ids of the parts of a side bar in the themes of emlog 3 to 6: of lists, and of a calendar. */
    private static final Set<String> WIDGETS = Set.of(
            "blogsort",
            "blogtags",
            "record",
            "newlog",
            "hotlog",
            "randlog",
            "newcomment",
            "twitter",
            "calendar",
            "bloggerinfo");

    private SideParts() {}

    /** Whether the element is in such a part. */
    static boolean hold(Element element) {
        return isOne(element) || element.parents().stream().anyMatch(SideParts::isOne);
    }

    static boolean isOne(Element element) {
        boolean menu = MENU.matcher(element.className()).find()
                || MENU.matcher(element.id()).find();
        return menu && !element.is("html, head, body")
                || isWidget(element) && (isAmong(element.siblingElements(), element) || isInRow(element));
    }

    /**
     * Whether another widget is among these elements. A single element with a widget's id may be something else: some
     * themes use such an id for the box of articles.
     */
    private static boolean isAmong(Collection<Element> others, Element widget) {
        return others.stream().anyMatch(other -> isWidget(other) && !other.id().equals(widget.id()));
    }

    /** Whether each widget has a box of its own, as in {@code <li><h3>…</h3><ul id="blogsort">…</ul></li>}. */
    private static boolean isInRow(Element widget) {
        Element box = widget.parent();
        return box != null
                && box.is("li, [class]")
                && box.id().isEmpty()
                && box.siblingElements().stream()
                        .filter(other -> other.normalName().equals(box.normalName())
                                && other.className().equals(box.className()))
                        .anyMatch(other -> isAmong(other.children(), widget));
    }

    private static boolean isWidget(Element element) {
        return WIDGETS.contains(element.id()) && element.is("ul, ol, dl, #calendar");
    }
}
