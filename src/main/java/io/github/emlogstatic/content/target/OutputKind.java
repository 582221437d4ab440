package io.github.emlogstatic.content.target;

/** The place that a text is written for. */
public enum OutputKind {
    /** A page of the site: HTML with anchors, wrappers and everything that is safe. */
    PAGE,
    /** A feed: XHTML without anything that needs the theme. */
    FEED,
    /** A comment on a page of the site. */
    COMMENT,
    /** A text for another program: HTML with everything that is safe, and without anything that needs the theme. */
    EXPORT;

    /** Whether the text keeps everything that is safe: styles, formulas, players. */
    public boolean keepsAll() {
        return this == PAGE || this == EXPORT;
    }
}
