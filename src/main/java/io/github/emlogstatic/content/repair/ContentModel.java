package io.github.emlogstatic.content.repair;

import io.github.emlogstatic.content.style.Declaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Decides under which name an element may be written at its place. Parsers accept what HTML forbids: blocks inside
 * inline elements, links inside links, list items without a list. For one text.
 */
public final class ContentModel {

    /** The name of an element that is left out while its content stays. */
    public static final String NOTHING = "";

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> NO_GROUPS = Set.of("caption", "colgroup");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    private static final Declaration BOLD = new Declaration("font-weight", "bold");
    private static final Declaration ITALIC = new Declaration("font-style", "italic");
    private static final Declaration SMALLER = new Declaration("font-size", "smaller");
    private static final Declaration MONOSPACE = new Declaration("font-family", "monospace");
    private static final Map<String, Declaration> LOOKS = Map.ofEntries(
            Map.entry("b", BOLD),
            Map.entry("strong", BOLD),
            Map.entry("em", ITALIC),
            Map.entry("i", ITALIC),
            Map.entry("cite", ITALIC),
            Map.entry("u", new Declaration("text-decoration", "underline")),
            Map.entry("s", new Declaration("text-decoration", "line-through")),
            Map.entry("small", SMALLER),
            Map.entry("sub", SMALLER),
            Map.entry("sup", SMALLER),
            Map.entry("code", MONOSPACE),
            Map.entry("kbd", MONOSPACE),
            Map.entry("samp", MONOSPACE));
    private static final Set<String> INLINE = Set.of(
            "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "p", "q", "ruby", "s",
            "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var");

    private final ElementContents structure;
    private final Deque<String> open = new ArrayDeque<>();
    private final IdentityHashMap<Element, TableGrid> grids = new IdentityHashMap<>();
    private int oneLine;
    private int noHeadings;
    private int links;
    private int terms;

    public ContentModel(ElementContents structure) {
        this.structure = structure;
    }

    /**
     * The name to write.
     *
     * @param wanted the element's name in today's HTML
     */
    public String place(Element element, String wanted) {
        if (oneLine > 0 && ElementContents.BLOCKS.contains(wanted)) {
            return isTitleOfSummary(element, wanted) ? wanted : NOTHING;
        }
        if (INLINE.contains(wanted) && oneLine == 0 && structure.holdsBlock(element)) {
            return "div";
        }
        return switch (wanted) {
            case "a" -> links > 0 || structure.holdsControl(element) ? "span" : wanted;
            case "li" -> LISTS.contains(parent()) ? wanted : "div";
            case "dl" -> ElementContents.isDescriptionList(element) ? wanted : "div";
            case "dt", "dd" -> parent().equals("dl") ? wanted : "div";
            case "figcaption" -> isCaption(element) ? wanted : "div";
            case "details" -> startsWithSummary(element) ? wanted : "div";
            case "summary" -> parent().equals("details") && ElementContents.isFirst(element) ? wanted : "div";
            case "ruby" -> ElementContents.hasChild(element, Set.of("rt")) ? wanted : "span";
            case "rt" -> parent().equals("ruby") ? wanted : "span";
            case "address" -> structure.holdsBlock(element) ? "div" : wanted;
            case "tr" -> ElementContents.hasChild(element, CELLS) ? wanted : NOTHING;
            case "picture" -> ElementContents.hasChild(element, Set.of("img")) ? wanted : NOTHING;
            case "thead" -> isFirstGroup(element) ? wanted : "tbody";
            case "tfoot" -> element.nextElementSibling() == null ? wanted : "tbody";
            case "colgroup" -> describesColumns(element) ? wanted : NOTHING;
            case "col" -> parent().equals("colgroup") ? wanted : NOTHING;
            case "mfrac", "msup", "msub", "mover", "munder", "mroot" -> element.childrenSize() == 2 ? wanted : "mrow";
            case "msubsup", "munderover" -> element.childrenSize() == 3 ? wanted : "mrow";
            case "bdo" -> element.hasAttr("dir") ? wanted : "span";
            case "dfn" -> terms > 0 ? "span" : wanted;
            case "data" -> element.hasAttr("value") ? wanted : "span";
            case "time" -> AttributeValues.isDate(element.attr("datetime")) ? wanted : "span";
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, wanted);
            default -> wanted;
        };
    }

    /** HTML allows headings in a summary, but no other blocks. */
    private boolean isTitleOfSummary(Element element, String wanted) {
        return HEADINGS.contains(wanted)
                && oneLine == 1
                && parent().equals("summary")
                && noHeadings == 0
                && structure.holdsText(element);
    }

    private String heading(Element element, String wanted) {
        if (!structure.holdsSomething(element)) {
            return NOTHING;
        }
        return noHeadings > 0 || !structure.holdsText(element) ? "div" : wanted;
    }

    private static boolean isFirstGroup(Element group) {
        Element before = group.previousElementSibling();
        return before == null || NO_GROUPS.contains(before.normalName());
    }

    /** Whether the group has one {@code col} for each column of the table. */
    private boolean describesColumns(Element group) {
        Element table = group.parent();
        if (table == null || group.hasAttr("span") || group.nextElementSibling() == null) {
            return false;
        }
        boolean single = !NO_GROUPS.contains(group.nextElementSibling().normalName());
        boolean first = group.previousElementSibling() == null
                || group.previousElementSibling().normalName().equals("caption");
        return single
                && first
                && group.children().stream().noneMatch(column -> column.hasAttr("span"))
                && group.childrenSize() == grid(table).width();
    }

    /** The grid of a table. It is computed once for each table. */
    public TableGrid grid(Element table) {
        return grids.computeIfAbsent(table, TableGrid::of);
    }

    private boolean isCaption(Element element) {
        if (!parent().equals("figure")) {
            return false;
        }
        Element first = element.firstElementSibling();
        boolean another =
                first != null && first != element && first.normalName().equals("figcaption");
        return ElementContents.isFirst(element) || ElementContents.isLast(element) && !another;
    }

    private static boolean startsWithSummary(Element details) {
        Element first = details.firstElementChild();
        return first != null && first.normalName().equals("summary") && ElementContents.isFirst(first);
    }

    /** The style that keeps the look of an inline element that is written as a block. */
    public static List<Declaration> look(String wanted, String written) {
        Declaration look = written.equals("div") ? LOOKS.get(wanted) : null;
        return look == null ? List.of() : List.of(look);
    }

    /** Whether the next element needs an {@code li} around it. */
    public boolean needsItem(String written) {
        return LISTS.contains(parent()) && !written.equals("li");
    }

    /** Whether the current place is inside a link. HTML forbids links and controls there. */
    public boolean isInLink() {
        return links > 0;
    }

    public void opened(String name) {
        open.push(name);
        count(name, 1);
    }

    public void closed(String name) {
        open.pop();
        count(name, -1);
    }

    private void count(String name, int change) {
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "rt" -> oneLine += change;
            case "address", "dt", "th" -> noHeadings += change;
            case "a" -> links += change;
            case "dfn" -> terms += change;
            default -> {
                // Anything may be in it.
            }
        }
    }

    /** The name of the parent as it was written; empty at the top. */
    public String parent() {
        return open.isEmpty() ? "" : open.peek();
    }
}
