package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.None;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;

/** Decides what a failure to read a standalone page says about the page. */
public final class PageFailure {

    private PageFailure() {}

    /** Returns what a failure says about a candidate. If it says nothing, a problem is reported. */
    public static PageAnswer of(Candidate candidate, EmlogException failure, CrawlContext context) {
        if (provesThereIsNone(candidate, failure)) {
            return new None();
        }
        context.problems().add("page not fetched", context.base() + candidate.place(), failure);
        return new Unanswered(candidate.id());
    }

    /** Whether there is certainly no such page. Other failures may only mean that the blog was down. */
    private static boolean provesThereIsNone(Candidate candidate, EmlogException failure) {
        return switch (failure.reason()) {
            case NOT_FOUND, WRONG_PASSWORD, ROBOTS -> true;
            case UNREACHABLE, OTHER -> false;
            default -> candidate.id() == 0; // menus also link to files and to pages of plugins
        };
    }

    /** Reports that two answers about a page differ. */
    public static Unanswered unsteady(int id, CrawlContext context) {
        String where = context.where(id);
        context.problems().missed("page not fetched", where, EmlogException.unsteady(where));
        return new Unanswered(id);
    }
}
