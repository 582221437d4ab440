package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.text.Markdown;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import java.util.Map;
import java.util.Optional;

/**
 * One article in {@code article_list}.
 *
 * @param article everything but the body; addresses relative to the blog's base
 * @param description HTML: the excerpt, or the whole content where there is none, as the list gives it
 * @param descriptionSource {@code description_raw}: the excerpt's source, or the whole content's where there is no
 *     excerpt; empty before emlog 2.4.0
 * @param categoryName the category's name, unescaped, or empty
 * @param authorName unescaped
 * @param authorAvatar as in {@link io.github.emlogstatic.model.Author#avatar()}; absent where the list does not tell it,
 *     as up to emlog 2.4
 * @param views how often it was read
 * @param comments {@code comnum}; counts replies to hidden comments, which no list of comments shows
 * @param likes {@code like_count}, 0 where the version gives none
 * @param extra fields of the answer that this program does not know, as they came
 */
public record ListEntry(
        Article article,
        String description,
        String descriptionSource,
        String categoryName,
        String authorName,
        Optional<String> authorAvatar,
        int views,
        int comments,
        int likes,
        Map<String, Object> extra) {

    /** The whole description as HTML: the list's own lacks what stands in square brackets, the source has it. */
    public String html() {
        return descriptionSource.isEmpty() ? description : Markdown.html(descriptionSource);
    }

    /** Whether that may be the name of the article's category. The list names none where the category is gone. */
    public boolean isIn(String category) {
        return article.categoryId() <= 0 || categoryName.isEmpty() || PlainText.same(categoryName, category);
    }

    /** The same entry of an article of which more is known by now. */
    public ListEntry with(Article known) {
        return new ListEntry(
                known,
                description,
                descriptionSource,
                categoryName,
                authorName,
                authorAvatar,
                views,
                comments,
                likes,
                extra);
    }
}
