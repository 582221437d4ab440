package io.github.emlogstatic.crawl.guard;

/** The kinds of things that the guard counts. */
public enum CountedKind {
    ARTICLES("articles"),
    PAGES("pages"),
    COMMENTS("comments"),
    NOTES("notes"),
    CATEGORIES("categories"),
    MENU("entries of the menu"),
    LINKS("links");

    private final String words;

    CountedKind(String words) {
        this.words = words;
    }

    /** The plural, for messages. */
    String words() {
        return words;
    }
}
