package io.github.emlogstatic.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.emlogstatic.archive.SiteLoader.Text;
import io.github.emlogstatic.model.Article;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The keys of {@code articles/ID.json} that the site shows, as Jackson reads them in one pass. All other keys are
 * declared as ignored. Jackson would copy a key that is merely unknown before dropping it, and one of these keys, the
 * source that the author typed, is often as long as the text.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ShownArticle(
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
        Map<String, String> fields,
        String content,
        String excerpt) {

    /** The text alone. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(String content) {}

    Article article() {
        return new Article(
                id, title, date, url, authorId, categoryId, tags, top, categoryTop, cover, needsPassword, fields);
    }

    Text text() {
        return new Text(content, excerpt);
    }
}
