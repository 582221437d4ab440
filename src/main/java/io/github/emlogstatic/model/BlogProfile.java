package io.github.emlogstatic.model;

import org.jspecify.annotations.Nullable;

/**
 * What only the pages of the blog say about it. A missing value is empty.
 *
 * @param description the description of the home page, for search engines
 * @param keywords the keywords for search engines, as written
 * @param footer HTML at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an address relative to the blog's base, or an absolute one elsewhere
 * @param homePage the id of the standalone page that is the blog's home; the list is then at {@code posts}. 0 if the
 *     home is the list
 */
public record BlogProfile(
        String description, String keywords, String footer, String record, String favicon, Integer homePage) {

    /** A profile without values. */
    public static final BlogProfile NONE = new BlogProfile("", "", "", "", "", 0);

    /**
     * @param description may be null, as in archives of earlier versions
     * @param homePage likewise
     */
    public BlogProfile(
            @Nullable String description,
            String keywords,
            String footer,
            String record,
            String favicon,
            @Nullable Integer homePage) {
        this.description = description == null ? "" : description;
        this.keywords = keywords;
        this.footer = footer;
        this.record = record;
        this.favicon = favicon;
        this.homePage = homePage == null ? 0 : homePage;
    }

    /** Returns this profile with that standalone page as the blog's home. */
    public BlogProfile withHomePage(int id) {
        return new BlogProfile(description, keywords, footer, record, favicon, id);
    }
}
