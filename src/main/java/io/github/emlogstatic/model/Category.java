package io.github.emlogstatic.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A category (emlog: sort). There are two levels.
 *
 * @param id emlog's {@code sid}
 * @param name unescaped
 * @param alias the owner's word for the address, or empty
 * @param description unescaped, or empty
 * @param parentId 0 for a category of the first level
 * @param order emlog's {@code taxis}: smaller comes first
 * @param settings what the owner has set for its page
 */
public record Category(
        int id, String name, String alias, String description, int parentId, int order, CategorySettings settings) {

    /** @param settings may be null, as in archives of earlier versions */
    public Category(
            int id,
            String name,
            String alias,
            String description,
            int parentId,
            int order,
            @Nullable CategorySettings settings) {
        this.id = id;
        this.name = name;
        this.alias = alias;
        this.description = description;
        this.parentId = parentId;
        this.order = order;
        this.settings = CategorySettings.orNone(settings);
    }

    public Category(int id, String name, String alias, String description, int parentId, int order) {
        this(id, name, alias, description, parentId, order, CategorySettings.NONE);
    }

    /** A category without a name is called by its alias or its number. */
    Category named() {
        String otherwise = alias.isBlank() ? "#" + id : alias;
        return name.isBlank() ? new Category(id, otherwise, alias, description, parentId, order, settings) : this;
    }

    public Category atFirstLevel() {
        return new Category(id, name, alias, description, 0, order, settings);
    }

    /** Adds the settings that this category lacks and that an earlier answer told. */
    public Category withSettingsOf(List<Category> known) {
        return find(id, known)
                .map(before ->
                        new Category(id, name, alias, description, parentId, order, settings.orKnown(before.settings)))
                .orElse(this);
    }

    public static Optional<Category> find(int id, List<Category> categories) {
        return categories.stream().filter(category -> category.id == id).findFirst();
    }

    /** Written out, because each run compares categories, and Java's own for records takes long to start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Category category
                && id == category.id
                && name.equals(category.name)
                && alias.equals(category.alias)
                && description.equals(category.description)
                && parentId == category.parentId
                && order == category.order
                && settings.equals(category.settings);
    }

    @Override
    public int hashCode() {
        return id;
    }
}
