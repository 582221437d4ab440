package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code article_detail}, which speaks of articles and standalone pages alike.
 *
 * @param article everything but the body. The answer has neither address nor {@code need_pwd}: {@code url} is empty and
 *     {@code needsPassword} false
 * @param type {@code blog} or {@code page}
 * @param body the text
 * @param tellsExcerpt whether the answer has excerpts; emlog before 2.0 gives them in its list only
 * @param authorName unescaped
 * @param authorAvatar as in {@link io.github.emlogstatic.model.Author#avatar()}
 * @param views how often it was read
 * @param comments {@code comnum}
 * @param likes {@code like_count}
 * @param extra fields that this program does not know
 */
public record Detail(
        Article article,
        String type,
        Body body,
        boolean tellsExcerpt,
        String authorName,
        String authorAvatar,
        int views,
        int comments,
        int likes,
        Map<String, Object> extra) {

    /**
     * In what the answer contradicts what the list shows of the article: then one of the two belongs to another article,
     * or the article was edited between. The list's title is raw and the detail's escaped, so they are compared without
     * escapes. emlog before 2.4 gives no sources, and of a protected article the list shows none.
     */
    public Optional<String> contradiction(ListEntry listed) {
        if (type.equals("page")) {
            return Optional.of("type");
        }
        if (!PlainText.same(article.title(), listed.article().title())) {
            return Optional.of("title");
        }
        if (!article.date().equals(listed.article().date())) {
            return Optional.of("date");
        }
        boolean told =
                !listed.descriptionSource().isEmpty() && !listed.article().needsPassword();
        boolean agrees = PlainText.same(body.excerptSource(), listed.descriptionSource())
                || PlainText.same(body.contentSource(), listed.descriptionSource());
        return told && !agrees ? Optional.of("text") : Optional.empty();
    }

    /** The text; with what the list shows as its excerpt, where the answer has none and the text does not hold it. */
    public Body body(ListEntry listed) {
        String shown = PlainText.ofHtml(listed.description());
        boolean held = PlainText.ofHtml(body.content()).contains(shown);
        return tellsExcerpt || held || listed.article().needsPassword()
                ? body
                : new Body(body.content(), body.contentSource(), listed.description(), listed.descriptionSource());
    }
}
