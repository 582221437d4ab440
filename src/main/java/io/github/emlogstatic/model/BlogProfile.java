package io.github.emlogstatic.model;

/**
 * What the blog says about itself on its pages only. Empty where it says nothing.
 *
 * @param keywords for search engines, as written
 * @param footer HTML at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an address relative to the blog's base, or an absolute one elsewhere
 */
public record BlogProfile(String keywords, String footer, String record, String favicon) {

    /** Nothing known. */
    public static final BlogProfile NONE = new BlogProfile("", "", "", "");
}
