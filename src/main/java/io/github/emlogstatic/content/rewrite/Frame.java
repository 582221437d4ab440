package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.target.BlockLook;
import io.github.emlogstatic.content.text.HtmlFragment;
import org.jsoup.nodes.Element;

/**
 * The HTML around an element of a page, which the author did not write.
 *
 * @param folded whether it has a control that shows all of the element
 */
record Frame(String before, String after, boolean folded) {

    static final Frame NONE = new Frame("", "", false);

    private static final Frame TABLE_IN_LINK = new Frame("<div class=\"table-wrap\">", "</div>", false);

    /** Lets a wide table scroll, by the keyboard as well, except in a link, which must not contain controls. */
    static Frame ofTable(Element table, boolean inLink, BlockLook look) {
        if (inLink) {
            return TABLE_IN_LINK;
        }
        String name = table.children().stream()
                .filter(child -> child.nameIs("caption"))
                .map(Element::text)
                .filter(caption -> !caption.isBlank())
                .findFirst()
                .orElseGet(() -> look.names().apply("table"));
        return new Frame("<div class=\"table-wrap\"" + scrolling(name) + ">", "</div>", false);
    }

    /**
     * The attributes of an element that the keyboard can scroll. It is a group, and no region: a page would have many
     * landmarks of the same name.
     *
     * @param name what screen readers call it; empty for none
     */
    static String scrolling(String name) {
        if (name.isEmpty()) {
            return " tabindex=\"0\"";
        }
        StringBuilder attributes = new StringBuilder(" tabindex=\"0\" role=\"group\" aria-label=\"");
        HtmlFragment.escapeAttribute(name, attributes);
        return attributes.append('"').toString();
    }
}
