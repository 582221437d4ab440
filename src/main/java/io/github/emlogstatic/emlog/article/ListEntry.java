package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.Map;
import java.util.Optional;

/** An article as the blog's list of articles shows it: in the API, on a list page, or in a backup. */
public interface ListEntry {

    /**
     * Category and author as readers see them.
     *
     * @param category its name, unescaped, or empty
     * @param author the name, unescaped, or empty
     * @param avatar as in {@link io.github.emlogstatic.model.Author#avatar()}; absent if the list shows none, as up to
     *     emlog 2.4
     */
    record Names(String category, String author, Optional<String> avatar) {

        /** Nothing is known. */
        public static final Names NONE = new Names("", "", Optional.empty());
    }

    /** Returns an entry of which nothing else is known. */
    static ListEntry of(Article article, String description, int comments) {
        ArticleCounts counts = ArticleCounts.of(comments, 0);
        return new ReadEntry(
                article, ListedText.of(description, ""), Names.NONE, counts, Map.of(), Optional.empty(), "");
    }

    /** Everything but the body; addresses are relative to the blog's base. */
    Article article();

    /** The excerpt, or the whole content if there is no excerpt. */
    ListedText text();

    /** HTML as the list gives it. */
    default String description() {
        return text().description();
    }

    /** {@code description_raw}: the source of the text; empty before emlog 2.4.0. */
    default String descriptionSource() {
        return text().descriptionSource();
    }

    Names names();

    /** 0 each if the source gives none. */
    ArticleCounts counts();

    /** Fields of the API's answer that this program does not know, as they came. */
    Map<String, Object> extra();

    /** Absent if the source does not tell them. */
    Optional<ArticleSettings> settings();

    /**
     * Equal for two entries only if article and descriptions are equal; empty if the source gives none.
     */
    String fingerprint();

    /** Whether this entry has a fingerprint that is known, so that its texts were not read. They are read when asked for. */
    default boolean isKnown() {
        return false;
    }

    default int id() {
        return article().id();
    }

    default int categoryId() {
        return article().categoryId();
    }

    default int authorId() {
        return article().authorId();
    }

    default boolean isPinned() {
        return article().top() || article().categoryTop();
    }

    default boolean needsPassword() {
        return article().needsPassword();
    }

    /** The number of characters of both descriptions. */
    default int length() {
        return text().length();
    }

    /**
     * The whole description as HTML. It is made from the source if there is one, because emlog removes text in square
     * brackets from {@link #description}.
     */
    default String html() {
        String source = descriptionSource();
        return source.isEmpty() ? description() : Markdown.html(source);
    }

    /**
     * Whether the article may be in the category of that name. The list names no category if the article's category
     * was deleted.
     */
    default boolean isIn(String category) {
        return categoryId() <= 0 || names().category().isEmpty() || PlainText.same(names().category(), category);
    }

    /** Returns this entry with another article, such as the archived one. */
    default ListEntry with(Article known) {
        return new ReadEntry(known, text(), names(), counts(), extra(), settings(), "");
    }

    default ListEntry with(ArticleSettings known) {
        return new ReadEntry(article(), text(), names(), counts(), extra(), Optional.of(known), "");
    }

    default ListEntry withNames(String category, String author) {
        Names known = new Names(category, author, names().avatar());
        return new ReadEntry(article(), text(), known, counts(), extra(), settings(), "");
    }
}
