package io.github.emlogstatic.crawl.guard;

/** The kinds of things that the guard counts. */
public enum CountedKind {
    ARTICLES("articles", true),
    PAGES("pages", true),
    COMMENTS("comments", false),
    NOTES("notes", false),
    CATEGORIES("categories", false),
    MENU("entries of the menu", false),
    LINKS("links", false);

    private final String words;
    private final boolean hasAddress;

    CountedKind(String words, boolean hasAddress) {
        this.words = words;
        this.hasAddress = hasAddress;
    }

    /** Whether each thing has an address of its own, which tells for certain whether it is gone. */
    boolean hasAddress() {
        return hasAddress;
    }

    /** The plural, for messages. */
    String words() {
        return words;
    }
}
