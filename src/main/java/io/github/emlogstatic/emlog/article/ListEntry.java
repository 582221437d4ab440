package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.emlog.markdown.Markdown;
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
 * @param counts 0 each if the source gives none
 * @param extra fields of the API's answer that this program does not know, as they came
 * @param settings absent if the source does not tell them
 */
public record ListEntry(
        Article article,
        String description,
        String descriptionSource,
        Names names,
        ArticleCounts counts,
        Map<String, Object> extra,
        Optional<ArticleSettings> settings) {

    /**
     * Category and author as readers see them.
     *
     * @param category its name, unescaped, or empty
     * @param author the name, unescaped, or empty
     * @param avatar as in {@link io.github.emlogstatic.model.Author#avatar()}; absent if the list shows none, as up to
     *     emlog 2.4
     */
    public record Names(String category, String author, Optional<String> avatar) {

        /** Nothing is known. */
        public static final Names NONE = new Names("", "", Optional.empty());
    }

    /** Returns an entry of which nothing else is known. */
    public static ListEntry of(Article article, String description, int comments) {
        ArticleCounts counts = ArticleCounts.of(comments, 0);
        return new ListEntry(article, description, "", Names.NONE, counts, Map.of(), Optional.empty());
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
        return article.categoryId() <= 0 || names.category().isEmpty() || PlainText.same(names.category(), category);
    }

    /** Returns this entry with another article, such as the archived one. */
    public ListEntry with(Article known) {
        return new ListEntry(known, description, descriptionSource, names, counts, extra, settings);
    }

    public ListEntry with(ArticleSettings known) {
        return new ListEntry(article, description, descriptionSource, names, counts, extra, Optional.of(known));
    }

    public ListEntry withNames(String category, String author) {
        Names known = new Names(category, author, names.avatar());
        return new ListEntry(article, description, descriptionSource, known, counts, extra, settings);
    }
}
