package io.github.emlogstatic.crawl.guard;

/** The kinds of things that the guard counts, and how many of each may be missing. */
public enum CountedKind {
    ARTICLES("article", "articles", true),
    PAGES("page", "pages", true),
    COMMENTS("comment", "comments", true),
    NOTES("note", "notes", false),
    CATEGORIES("category", "categories", false),
    MENU("entry of the menu", "entries of the menu", false),
    LINKS("link", "links", false),

    /** Counted among the texts that this run has read again: these are few, and an author may empty some on one day. */
    TEXTS("text", "texts (all or most of each)", true, 4, 0.5),

    /** Counted apart from the texts of articles: many articles would hide that the texts of all pages are gone. */
    TEXTS_OF_PAGES("text of a page", "texts of pages (all or most of each)", true, 4, 0.5);

    private static final int FEW = 2;
    private static final double SHARE = 0.10;

    private final String word;
    private final String words;
    private final boolean isCertain;
    private final int few;
    private final double share;

    CountedKind(String word, String words, boolean isCertain) {
        this(word, words, isCertain, FEW, SHARE);
    }

    CountedKind(String word, String words, boolean isCertain, int few, double share) {
        this.word = word;
        this.words = words;
        this.isCertain = isCertain;
        this.few = few;
        this.share = share;
    }

    /**
     * Whether so many may be missing in one run, however many there are. If a blog has so few articles or pages, each is asked
     * for at its own address.
     */
    public boolean isFew(int missing) {
        return missing <= few;
    }

    /** Whether so many of all are more than usually go missing in one run. */
    public boolean isMany(int missing, int all) {
        return !isFew(missing) && missing > share * all;
    }

    /**
     * Whether a few missing things of this kind need no further proof. Articles were asked for at their own addresses,
     * missing comments are no longer counted by the list, and a listed text is the text that the blog shows.
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
