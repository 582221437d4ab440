package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.util.Map;
import java.util.Optional;

/**
 * All that the API or a backup tells about one article or standalone page.
 *
 * @param article everything but the body. The API tells neither the address nor the protection here, so {@code url} is
 *     empty and {@code needsPassword} is false
 * @param type {@code blog} or {@code page}
 * @param body the text
 * @param tellsExcerpt whether the excerpt is told here; emlog before 2.0 gives it in the list only
 * @param counts as in {@link ListEntry#counts()}
 * @param extra as in {@link ListEntry#extra()}
 */
public record ArticleDetail(
        Article article,
        String type,
        Body body,
        boolean tellsExcerpt,
        ArticleCounts counts,
        Map<String, Object> extra) {

    /** The article as a standalone page. */
    public Page page() {
        return new Page(
                article.id(), article.title(), article.date(), article.url(), article.authorId(), article.cover());
    }

    /**
     * Returns the first part in which the detail and the entry of the list differ, or empty. A difference means that one of
     * them belongs to another article, or that the article was edited in between.
     *
     * <p>Titles are compared without escapes, because emlog escapes them in the detail only. The text is not compared
     * if the list shows none, as for protected articles and before emlog 2.4.
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
        return told && !hasSource(listed.descriptionSource()) ? Optional.of("text") : Optional.empty();
    }

    private boolean hasSource(String source) {
        return body.contentSource().equals(source)
                || PlainText.same(body.excerptSource(), source)
                || PlainText.same(body.contentSource(), source);
    }

    /**
     * Returns the text. If the excerpt is not told and the text does not contain the list's description, that
     * description is the excerpt.
     */
    public Body body(ListEntry listed) {
        if (tellsExcerpt || listed.article().needsPassword()) {
            return body;
        }
        String shown = PlainText.ofHtml(listed.description());
        return PlainText.ofHtml(body.content()).contains(shown)
                ? body
                : new Body(body.content(), body.contentSource(), listed.description(), listed.descriptionSource());
    }
}
