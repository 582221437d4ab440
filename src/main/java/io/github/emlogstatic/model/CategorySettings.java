package io.github.emlogstatic.model;

import org.jspecify.annotations.Nullable;

/**
 * What the owner has set for the page of a category.
 *
 * @param keywords the keywords for search engines, or empty
 * @param title the title of the page in place of the category's name, as the owner wrote it, or empty
 * @param template the name of the theme's template, or empty
 * @param pageSize articles a list page; 0 for the blog's usual number
 * @param image an upload's path, an absolute address elsewhere, or empty
 * @param ownersOnly whether registered visitors may not offer articles for it; null if that is not told
 */
public record CategorySettings(
        String keywords,
        String title,
        String template,
        int pageSize,
        String image,
        @Nullable Boolean ownersOnly) {

    /** Nothing is set, or nothing is known. */
    public static final CategorySettings NONE = new CategorySettings("", "", "", 0, "", null);

    static CategorySettings orNone(@Nullable CategorySettings settings) {
        return settings == null ? NONE : settings;
    }

    /**
     * Returns these settings, with known values in place of missing ones. emlog gives all settings since 2.5.18, the
     * first version that gives {@code ownersOnly}. From such a version an empty value means that the owner has emptied
     * it.
     */
    CategorySettings orKnown(CategorySettings known) {
        if (ownersOnly != null) {
            return this;
        }
        return new CategorySettings(
                keywords.isEmpty() ? known.keywords : keywords,
                title.isEmpty() ? known.title : title,
                template.isEmpty() ? known.template : template,
                pageSize == 0 ? known.pageSize : pageSize,
                image.isEmpty() ? known.image : image,
                known.ownersOnly);
    }

    /** Whether registered visitors may not offer articles for it, as far as that is known. */
    public boolean forOwnersOnly() {
        return ownersOnly != null && ownersOnly;
    }

    /**
     * Written out, because each run compares categories, and Java's own for records takes long to start. An unknown
     * {@code ownersOnly} equals false, because the archive does not tell them apart.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof CategorySettings settings
                && keywords.equals(settings.keywords)
                && title.equals(settings.title)
                && template.equals(settings.template)
                && pageSize == settings.pageSize
                && image.equals(settings.image)
                && forOwnersOnly() == settings.forOwnersOnly();
    }

    @Override
    public int hashCode() {
        return title.hashCode();
    }
}
