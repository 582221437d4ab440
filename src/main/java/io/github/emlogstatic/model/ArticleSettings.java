package io.github.emlogstatic.model;

/**
 * What the owner has set for an article or a standalone page, and no visitor is told. Only a backup contains it.
 *
 * @param closed whether visitors may not comment
 * @param link where the blog sends readers in place of showing the text, or empty
 * @param template the name of the theme's template, or empty for its usual one
 */
public record ArticleSettings(boolean closed, String link, String template) {

    /** Nothing is set, or nothing is known. */
    public static final ArticleSettings NONE = new ArticleSettings(false, "", "");

    /** Written out, because each run with news compares settings, and Java's own for records takes long to start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ArticleSettings settings
                && closed == settings.closed
                && link.equals(settings.link)
                && template.equals(settings.template);
    }

    @Override
    public int hashCode() {
        return link.hashCode();
    }
}
