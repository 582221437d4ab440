package io.github.emlogstatic.model;

/**
 * What the owner has set for the page of a tag. Only a backup tells it, and only since emlog 2.4.
 *
 * @param name of the tag
 * @param description unescaped, or empty
 * @param keywords the keywords for search engines, or empty
 * @param title the title of the page in place of the tag's name, as the owner wrote it, or empty
 */
public record TagSettings(String name, String description, String keywords, String title) {

    /** Whether the owner has set nothing. Not called like a property, or it would be a key of the file. */
    public boolean tellsNothing() {
        return description.isEmpty() && keywords.isEmpty() && title.isEmpty();
    }
}
