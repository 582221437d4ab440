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
}
