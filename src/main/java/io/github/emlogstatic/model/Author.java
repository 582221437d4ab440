package io.github.emlogstatic.model;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A writer of the blog.
 *
 * @param id emlog's user id
 * @param name unescaped
 * @param avatar an upload's path ({@code content/uploadfile/…}), an absolute address elsewhere, or empty
 * @param description the author's own description, as plain text; empty if the blog does not show one
 */
public record Author(int id, String name, String avatar, String description) {

    /** @param description may be null, as in archives of earlier versions */
    public Author(int id, String name, String avatar, @Nullable String description) {
        this.id = id;
        this.name = name;
        this.avatar = avatar;
        this.description = description == null ? "" : description;
    }

    /** An author of whom nothing but the id is known. */
    public static Author unknown(int id) {
        return new Author(id, "", "", "");
    }

    /** The authors by id, in the order of the ids. */
    public static SortedMap<Integer, Author> byId(Collection<Author> authors) {
        SortedMap<Integer, Author> byId = new TreeMap<>();
        authors.forEach(author -> byId.put(author.id(), author));
        return byId;
    }

    public Author withDescription(String now) {
        return new Author(id, name, avatar, now);
    }

    /** A name of nothing but spaces is none. */
    Author withoutBlankName() {
        return name.isBlank() ? new Author(id, "", avatar, description) : this;
    }
}
