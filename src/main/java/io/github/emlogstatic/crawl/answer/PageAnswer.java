package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.page.WebPage;
import java.util.Optional;
import java.util.OptionalInt;

/** The answer of a source about a standalone page, or about a candidate for one. */
public sealed interface PageAnswer {

    /**
     * There is a public page.
     *
     * @param counted how many comments the blog counts; empty if the comments need not be asked for
     * @param views how often it was looked at, if the source tells that
     * @param comments the comments, if the source gives them together with the page
     */
    record Shown(ArchivedPage page, OptionalInt counted, OptionalInt views, Optional<CommentsAnswer> comments)
            implements PageAnswer {

        /** A page of which the blog counts comments and views. */
        public static Shown of(ArchivedPage page, ArticleCounts counts) {
            return new Shown(page, OptionalInt.of(counts.comments()), OptionalInt.of(counts.views()), Optional.empty());
        }

        /** The same page, found under another address. */
        public Shown at(String address) {
            return new Shown(page.at(address), counted, views, comments);
        }
    }

    /** There is a page at that address, but its id is unknown: emlog shows it in the form for comments only. */
    record WithoutId(String address, WebPage seen) implements PageAnswer {}

    /** The page asks for a password. */
    record Locked(int id) implements PageAnswer {}

    /** The page is no longer public. */
    record Gone(int id, String why) implements PageAnswer {}

    /** There is no such page. */
    record None() implements PageAnswer {}

    /** The source gave no usable answer. The next run asks again. */
    record Unanswered(int id) implements PageAnswer {}
}
