package io.github.emlogstatic.model;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An article without its body. The body is read when a page that shows it is rendered ({@link Bodies}).
 *
 * @param id emlog's article id
 * @param title unescaped; may be empty
 * @param date the publication date in the blog's own time zone
 * @param url its address relative to the blog's base ({@code post-12.html}, {@code ?post=12}), or absolute where it is
 *     not below the base
 * @param authorId see {@link Author#id()}
 * @param categoryId see {@link Category#id()}; -1 for none; may point to a category that no longer exists
 * @param tags in the blog's order, unescaped
 * @param top whether it is pinned on the home list
 * @param categoryTop whether it is pinned in its category
 * @param cover an upload's path relative to the base, an absolute address elsewhere, or empty
 * @param needsPassword whether it is protected, so that its body is not public
 * @param fields the owner's custom fields, in order; of a protected article none, since no visitor sees them
 */
public record Article(
        int id,
        String title,
        LocalDateTime date,
        String url,
        int authorId,
        int categoryId,
        List<String> tags,
        boolean top,
        boolean categoryTop,
        String cover,
        boolean needsPassword,
        Map<String, String> fields) {

    public Article {
        tags = List.copyOf(tags);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The same article with other custom fields. */
    public Article withFields(Map<String, String> other) {
        return new Article(
                id, title, date, url, authorId, categoryId, tags, top, categoryTop, cover, needsPassword, other);
    }
}
