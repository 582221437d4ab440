package io.github.emlogstatic.crawl.guard;

/** The kinds of things that the guard counts. */
public enum CountedKind {
    ARTICLES("articles", true),
    PAGES("pages", true),
    COMMENTS("comments", true),
    NOTES("notes", false),
    CATEGORIES("categories", false),
    MENU("entries of the menu", false),
    LINKS("links", false);

    private final String words;
    private final boolean isCertain;

    CountedKind(String words, boolean isCertain) {
        this.words = words;
        this.isCertain = isCertain;
    }

    /**
     * Whether it is certain that a few missing things are gone: each has an address of its own that says so, or, of
     * comments, the list of articles no longer counts them.
     */
    boolean isCertain() {
        return isCertain;
    }

    /** The plural, for messages. */
    String words() {
        return words;
    }
}
