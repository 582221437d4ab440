package io.github.emlogstatic.model;

/**
 * The text of an article or a page, as emlog gave it.
 *
 * @param content HTML
 * @param contentSource what the author typed (Markdown, or HTML from the rich-text editor), or empty in old versions of
 *     emlog
 * @param excerpt HTML, or empty if the author wrote none
 * @param excerptSource what the author typed, or empty
 */
public record Body(String content, String contentSource, String excerpt, String excerptSource) {

    /** A body without text, as of a protected article. */
    public static final Body EMPTY = new Body("", "", "", "");

    /** Returns this body with the HTML as the source where an old emlog gave none. */
    public Body withSources() {
        return new Body(
                content,
                contentSource.isEmpty() ? content : contentSource,
                excerpt,
                excerptSource.isEmpty() ? excerpt : excerptSource);
    }
}
