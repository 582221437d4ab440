package io.github.emlogstatic.content;

/** Makes the HTML of emlog ready for a page or a feed: safe, linked, tidy. Immutable, safe for several threads. */
public final class HtmlRewriter {

    private HtmlRewriter() {}

    public static HtmlRewriter of(BlogAddresses addresses) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** An article, a page or a note for a page of the site. */
    public Rewritten page(String html, Targets targets) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The same for a feed: XHTML, nothing that needs the theme; give it targets that are absolute. */
    public String feed(String html, Targets targets) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** A comment: text, line breaks, links that vouch for nothing, and the simplest inline elements. */
    public String comment(String html, Targets targets) {
        throw new UnsupportedOperationException("not written yet");
    }
}
