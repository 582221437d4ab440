package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.crawl.plan.ArticleChange;
import java.io.IOException;
import java.util.Optional;

/** What a source tells of an article that it was asked for. */
public sealed interface ArticleAnswer {

    /** The article, with all that is known of it by now. */
    ArticleChange change();

    /**
     * Its text.
     *
     * @param comments where they came together with the text
     */
    record Open(ArticleChange change, ArticleText text, Optional<CommentsAnswer> comments) implements ArticleAnswer {}

    /**
     * It is protected.
     *
     * @param text where the password is known
     * @param looked whether the article itself was asked for, and not only its entry in the list read
     */
    record Locked(ArticleChange change, Optional<ArticleText> text, boolean looked) implements ArticleAnswer {}

    /** There is nothing but what the list tells. */
    record ListedOnly(ArticleChange change) implements ArticleAnswer {}

    /** It was asked for in vain: the next run asks again. */
    record Unanswered(ArticleChange change) implements ArticleAnswer {}

    /** Takes answers, from several threads. */
    @FunctionalInterface
    interface Taker {
        void take(ArticleAnswer answer) throws IOException;
    }
}
