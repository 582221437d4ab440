package io.github.emlogstatic.model;

import org.jspecify.annotations.Nullable;

/**
 * A writer of the blog.
 *
 * @param id emlog's user id
 * @param name unescaped
 * @param avatar an upload's path ({@code content/uploadfile/…}), an absolute address elsewhere, or empty
 * @param description what they say of themselves, as plain text; empty where the blog does not tell
 */
public record Author(int id, String name, String avatar, String description) {

    /** @param description may be null, as in archives that were written before it was known */
    public Author(int id, String name, String avatar, @Nullable String description) {
        this.id = id;
        this.name = name;
        this.avatar = avatar;
        this.description = description == null ? "" : description;
    }
}
