package io.github.emlogstatic.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An article without its body. The body is read when a page that shows it is rendered ({@link Bodies}).
 *
 * @param id emlog's article id
 * @param title unescaped; may be empty
 * @param date the publication date in the blog's own time zone, in whole seconds
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

    public static final Comparator<Article> NEWEST_FIRST =
            Comparator.comparing(Article::date).thenComparing(Article::id).reversed();

    public Article {
        date = date.getNano() == 0
                ? date
                : date.truncatedTo(ChronoUnit.SECONDS); // as a blog tells it, and caches keep it
        tags = shared(tags);
        fields = fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The same names, as strings that all articles share. */
    private static List<String> shared(List<String> names) {
        String[] shared = new String[names.size()];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = names.get(i).intern();
        }
        return List.of(shared);
    }

    /** Starts an article without category, tags, pins, cover, fields and password. */
    public static Builder builder(int id) {
        return new Builder(id);
    }

    /** A title of nothing but spaces is none. */
    Article withoutBlankTitle() {
        return title.isEmpty() || !title.isBlank()
                ? this
                : toBuilder().title("").build();
    }

    /** Starts an article like this one. */
    public Builder toBuilder() {
        return new Builder(id)
                .title(title)
                .date(date)
                .url(url)
                .author(authorId)
                .category(categoryId)
                .tags(tags)
                .pinned(top, categoryTop)
                .cover(cover)
                .needsPassword(needsPassword)
                .fields(fields);
    }

    /** Collects the parts of an article by name. */
    public static final class Builder {

        private int id;
        private String title = "";
        private LocalDateTime date = LocalDate.EPOCH.atStartOfDay();
        private String url = "";
        private int authorId;
        private int categoryId = -1;
        private List<String> tags = List.of();
        private boolean top;
        private boolean categoryTop;
        private String cover = "";
        private boolean needsPassword;
        private Map<String, String> fields = Map.of();

        private Builder(int id) {
            this.id = id;
        }

        public Article build() {
            return new Article(
                    id, title, date, url, authorId, categoryId, tags, top, categoryTop, cover, needsPassword, fields);
        }

        public Builder id(int id) {
            this.id = id;
            return this;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder date(LocalDateTime date) {
            this.date = date;
            return this;
        }

        public Builder url(String url) {
            this.url = url;
            return this;
        }

        public Builder author(int authorId) {
            this.authorId = authorId;
            return this;
        }

        public Builder category(int categoryId) {
            this.categoryId = categoryId;
            return this;
        }

        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        public Builder pinned(boolean onHome, boolean inCategory) {
            top = onHome;
            categoryTop = inCategory;
            return this;
        }

        public Builder cover(String cover) {
            this.cover = cover;
            return this;
        }

        public Builder needsPassword(boolean needsPassword) {
            this.needsPassword = needsPassword;
            return this;
        }

        public Builder fields(Map<String, String> fields) {
            this.fields = fields;
            return this;
        }
    }
}
