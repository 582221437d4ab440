package io.github.emlogstatic.content.rewrite;

/** What a text is written for. */
enum OutputKind {
    /** A page of the site: HTML, with anchors, wrappers and everything that is safe. */
    PAGE,
    /** A feed: XHTML, without what needs the theme. */
    FEED,
    /** A visitor's words on a page. */
    COMMENT
}
