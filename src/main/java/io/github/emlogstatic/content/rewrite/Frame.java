package io.github.emlogstatic.content.rewrite;

/**
 * The HTML around an element of a page, which the author did not write.
 *
 * @param folded whether it has a control that shows all of the element
 */
record Frame(String before, String after, boolean folded) {

    static final Frame NONE = new Frame("", "", false);

    private static final Frame TABLE = new Frame("<div class=\"table-wrap\" tabindex=\"0\">", "</div>", false);
    private static final Frame TABLE_IN_LINK = new Frame("<div class=\"table-wrap\">", "</div>", false);

    /** Lets a wide table scroll, by the keyboard as well, except in a link, which must not contain controls. */
    static Frame ofTable(boolean inLink) {
        return inLink ? TABLE_IN_LINK : TABLE;
    }
}
