package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.crawl.plan.ArticleChange;
import java.io.IOException;
import java.util.Optional;

/** The answer of a source about one article. */
public sealed interface ArticleAnswer {

    /** The article, with everything that is known about it by now. */
    ArticleChange change();

    /**
     * The article is public.
     *
     * @param comments the comments, if the source gives them together with the text
     */
    record Open(ArticleChange change, ArticleText text, Optional<CommentsAnswer> comments) implements ArticleAnswer {}

    /**
     * The article is protected by a password.
     *
     * @param text the text, if the password is known
     * @param settled whether the article itself said so, so that the next run need not ask again
     */
    record Locked(ArticleChange change, Optional<ArticleText> text, boolean settled) implements ArticleAnswer {

        /** A protected article that nothing has opened. The next run asks again. */
        public static Locked unopened(ArticleChange change) {
            return new Locked(change, Optional.empty(), false);
        }

        /** An article whose own page asks for the password. */
        public static Locked asking(ArticleChange change) {
            return new Locked(change, Optional.empty(), true);
        }

        /** An article that its password has opened. */
        public static Locked opened(ArticleChange change, ArticleText text) {
            return new Locked(change, Optional.of(text), true);
        }
    }

    /** Only the list's entry is known. */
    record ListedOnly(ArticleChange change) implements ArticleAnswer {}

    /** The source gave no usable answer. The next run asks again. */
    record Unanswered(ArticleChange change) implements ArticleAnswer {}

    /** Receives answers, from several threads. */
    @FunctionalInterface
    interface AnswerReceiver {
        void receive(ArticleAnswer answer) throws IOException;

        /** Receives the answer if there is one. */
        default void receive(Optional<? extends ArticleAnswer> answer) throws IOException {
            if (answer.isPresent()) {
                receive(answer.get());
            }
        }
    }
}
