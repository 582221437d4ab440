package io.github.emlogstatic.config;

/**
 * What becomes of the texts.
 *
 * @param protectedArticles what a page shows of an article whose password is known
 * @param protectedTitles whether lists show the titles and dates of encrypted articles
 */
public record ContentConfig(Protected protectedArticles, boolean protectedTitles) {

    /** What a page shows of a protected article. */
    public enum Protected {
        /** A notice in its place. */
        NOTICE,
        /** The text, encrypted with the article's own password; a notice where that is not known. */
        ENCRYPTED
    }
}
