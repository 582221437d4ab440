package io.github.emlogstatic.crawl.guard;

/** The kinds of things that the guard counts. */
public enum CountedKind {
    ARTICLES("article", "articles", true),
    PAGES("page", "pages", true),
    COMMENTS("comment", "comments", true),
    NOTES("note", "notes", false),
    CATEGORIES("category", "categories", false),
    MENU("entry of the menu", "entries of the menu", false),
    LINKS("link", "links", false);

    private final String word;
    private final String words;
    private final boolean isCertain;

    CountedKind(String word, String words, boolean isCertain) {
        this.word = word;
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

    /** The singular, for messages. */
    public String word() {
        return word;
    }

    /** The plural, for messages. */
    String words() {
        return words;
    }
}
