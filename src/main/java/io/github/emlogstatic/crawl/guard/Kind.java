package io.github.emlogstatic.crawl.guard;

/** What a blog has many of, and may lose many of at once. */
public enum Kind {
    ARTICLES("articles"),
    PAGES("pages"),
    COMMENTS("comments"),
    NOTES("notes"),
    CATEGORIES("categories"),
    MENU("entries of the menu"),
    LINKS("links");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** What more than one of them is called. */
    String words() {
        return words;
    }
}
