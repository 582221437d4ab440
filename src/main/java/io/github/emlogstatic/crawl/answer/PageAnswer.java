package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** What a source tells of what is, or may be, a standalone page. */
public sealed interface PageAnswer {

    /**
     * The page.
     *
     * @param counted how many comments the blog counts, where they are still to be asked for
     * @param comments where they came together with the page
     */
    record Shown(ArchivedPage page, OptionalInt counted, Optional<CommentsAnswer> comments) implements PageAnswer {}

    /** It asks for a password. */
    record Locked(int id) implements PageAnswer {}

    /** The public cannot read it any more. */
    record Gone(int id, String why) implements PageAnswer {}

    /** There is no page. */
    record None() implements PageAnswer {}

    /** What was not found a first time, and was asked for a second time. */
    static PageAnswer notFound(int id, String why, SecondLook.Look<?> again, CrawlContext context) throws IOException {
        if (SecondLook.confirmsGone(again)) {
            return new Gone(id, why);
        }
        String where = context.base() + UrlMode.DYNAMIC.post(id);
        context.problems().missed("page not fetched", where, EmlogException.unsteady(where));
        return new Unanswered(id);
    }

    /** It cannot be told; the next run asks again. */
    record Unanswered(int id) implements PageAnswer {}
}
