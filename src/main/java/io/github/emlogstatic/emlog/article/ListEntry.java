package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.emlog.text.Markdown;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.Map;
import java.util.Optional;

/**
 * An article as the blog's list of articles shows it: in the API, on a list page, or in a backup.
 *
 * @param article everything but the body; addresses are relative to the blog's base
 * @param description HTML as the list gives it: the excerpt, or the whole content if there is no excerpt
 * @param descriptionSource {@code description_raw}: the source of the excerpt, or of the whole content if there is no
 *     excerpt; empty before emlog 2.4.0
 * @param categoryName unescaped, or empty
 * @param authorName unescaped
 * @param authorAvatar as in {@link io.github.emlogstatic.model.Author#avatar()}; absent if the list shows none, as
 *     up to emlog 2.4
 * @param counts 0 each if the source gives none
 * @param extra fields of the API's answer that this program does not know, as they came
 * @param settings absent if the source does not tell them
 */
public record ListEntry(
        Article article,
        String description,
        String descriptionSource,
        String categoryName,
        String authorName,
        Optional<String> authorAvatar,
        ArticleCounts counts,
        Map<String, Object> extra,
        Optional<ArticleSettings> settings) {

    /** An entry of a source that tells no settings. */
    public ListEntry(
            Article article,
            String description,
            String descriptionSource,
            String categoryName,
            String authorName,
            Optional<String> authorAvatar,
            ArticleCounts counts,
            Map<String, Object> extra) {
        this(
                article,
                description,
                descriptionSource,
                categoryName,
                authorName,
                authorAvatar,
                counts,
                extra,
                Optional.empty());
    }

    /** Returns an entry of which nothing else is known. */
    public static ListEntry of(Article article, String description, int comments) {
        ArticleCounts counts = ArticleCounts.of(comments, 0);
        return new ListEntry(article, description, "", "", "", Optional.empty(), counts, Map.of());
    }

    /**
     * The whole description as HTML. It is made from the source if there is one, because emlog removes text in square
     * brackets from {@link #description}.
     */
    public String html() {
        return descriptionSource.isEmpty() ? description : Markdown.html(descriptionSource);
    }

    /**
     * Whether the article may be in the category of that name. The list names no category if the article's category
     * was deleted.
     */
    public boolean isIn(String category) {
        return article.categoryId() <= 0 || categoryName.isEmpty() || PlainText.same(categoryName, category);
    }

    /** Returns this entry with another article. */
    public ListEntry with(Article known) {
        return new ListEntry(
                known, description, descriptionSource, categoryName, authorName, authorAvatar, counts, extra, settings);
    }

    /** Returns this entry with settings. */
    public ListEntry with(ArticleSettings told) {
        return new ListEntry(
                article,
                description,
                descriptionSource,
                categoryName,
                authorName,
                authorAvatar,
                counts,
                extra,
                Optional.of(told));
    }

    /** Returns this entry with the names of category and author. */
    public ListEntry withNames(String category, String author) {
        return new ListEntry(
                article, description, descriptionSource, category, author, authorAvatar, counts, extra, settings);
    }
}
