package io.github.emlogstatic.model;

import org.jspecify.annotations.Nullable;

/**
 * What the blog says about itself on its pages only. Empty where it says nothing.
 *
 * @param description of the home page, for search engines
 * @param keywords for search engines, as written
 * @param footer HTML at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an address relative to the blog's base, or an absolute one elsewhere
 */
public record BlogProfile(String description, String keywords, String footer, String record, String favicon) {

    /** Nothing known. */
    public static final BlogProfile NONE = new BlogProfile("", "", "", "", "");

    /** @param description may be null, as in archives that were written before it was known */
    public BlogProfile(@Nullable String description, String keywords, String footer, String record, String favicon) {
        this.description = description == null ? "" : description;
        this.keywords = keywords;
        this.footer = footer;
        this.record = record;
        this.favicon = favicon;
    }
}
