package io.github.emlogstatic.model;

/**
 * The text of an article or a page, as emlog gave it.
 *
 * @param content HTML
 * @param contentSource what the author typed (Markdown, or HTML from the rich-text editor), or empty on old emlogs
 * @param excerpt HTML, or empty where the author wrote none
 * @param excerptSource what the author typed, or empty
 */
public record Body(String content, String contentSource, String excerpt, String excerptSource) {

    /** No text at all: the body of a protected article. */
    public static final Body EMPTY = new Body("", "", "", "");
}
