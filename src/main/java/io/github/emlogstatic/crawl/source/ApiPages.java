package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.Gone;
import io.github.emlogstatic.crawl.answer.PageAnswer.None;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.page.PageFailure;
import io.github.emlogstatic.crawl.page.Visitor;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.io.function.IOSupplier;

/** Asks the API for standalone pages, which no list shows. */
final class ApiPages {

    private static final String GONE = "it is deleted or hidden";

    private final EmlogClient emlog;
    private final CrawlContext context;
    private final Archive archive;
    private final IOSupplier<UrlMode> mode;
    private final Visitor visitor;

    ApiPages(EmlogClient emlog, CrawlContext context, IOSupplier<UrlMode> mode, Visitor visitor) {
        this.emlog = emlog;
        this.context = context;
        this.archive = context.archive();
        this.mode = mode;
        this.visitor = visitor;
    }

    /** Asks for a page that is known or configured. */
    PageAnswer page(int id) throws IOException {
        try {
            ArticleDetail detail = detail(id);
            if (detail.type().equals("blog") && archive.page(id).isPresent() && !archive.hasArticle(id)) {
                throw EmlogException.other(context.where(id), "an article that no list shows");
            }
            Optional<PageAnswer> notShown = notShown(detail);
            return notShown.isPresent() ? notShown.get() : shown(detail, "");
        } catch (EmlogException e) {
            return failed(id, e);
        }
    }

    private ArticleDetail detail(int id) throws EmlogException {
        ArticleDetail detail = emlog.api().detail(id, Optional.empty());
        visitor.viewed();
        return detail;
    }

    private PageAnswer failed(int id, EmlogException e) throws IOException {
        if (e.reason() == Reason.WRONG_PASSWORD) {
            return archive.hasPage(id) ? lockedIfItsPageSaysSo(id) : new PageAnswer.Locked(id);
        }
        if (e.reason() != Reason.NOT_FOUND) {
            context.problems().missed("page not fetched", context.where(id), e);
            return new Unanswered(id);
        }
        if (!archive.hasPage(id)) {
            return new Gone(id, GONE);
        }
        visitor.viewed();
        return SecondLook.confirmsGone(() -> lookAgain(id)) ? new Gone(id, GONE) : PageFailure.unsteady(id, context);
    }

    /** If a page is one of the blog's few, its own address must confirm that it is gone, because the guard does not. */
    private Object lookAgain(int id) throws EmlogException {
        boolean few = CountedKind.PAGES.isFew(archive.pageIds().size());
        return few ? visitor.numbered(id) : emlog.api().detail(id, Optional.empty());
    }

    private PageAnswer lockedIfItsPageSaysSo(int id) {
        String where = context.where(id);
        try {
            if (visitor.asksForPassword(id)) {
                return new PageAnswer.Locked(id);
            }
            context.problems().missed("page not fetched", where, EmlogException.other(where, "another page's refusal"));
        } catch (EmlogException e) {
            context.problems().missed("page not fetched", where, e);
        }
        return new Unanswered(id);
    }

    PageAnswer page(Candidate candidate) throws IOException {
        try {
            return candidate.id() > 0 ? numbered(candidate.id(), candidate.address()) : behind(candidate.address());
        } catch (EmlogException e) {
            return PageFailure.of(candidate, e, context);
        }
    }

    private PageAnswer behind(String address) throws IOException {
        WebPage seen = visitor.post(address);
        if (seen.id().isPresent()) {
            return page(new Candidate(seen.id().getAsInt(), address));
        }
        return seen.showsText() ? new PageAnswer.WithoutId(address, seen) : new None();
    }

    private PageAnswer numbered(int id, String address) throws IOException {
        if (archive.hasArticle(id)) {
            return new None();
        }
        Optional<ArchivedPage> known = archive.page(id);
        if (known.isPresent()) {
            return renamed(known.get(), address);
        }
        ArticleDetail detail = detail(id);
        return notShown(detail).isEmpty() ? shown(detail, address) : new None();
    }

    /** The answer about something that the site must not show as a page; empty if it may. */
    private Optional<PageAnswer> notShown(ArticleDetail detail) throws EmlogException {
        int id = detail.article().id();
        if (!detail.type().equals("page")) {
            return Optional.of(new Gone(id, "it is an article"));
        }
        if (detail.article().date().isAfter(visitor.localNow())) {
            return Optional.of(new Gone(id, "it is scheduled"));
        }
        return emlog.api().version().mayGiveProtected() && visitor.asksForPassword(id)
                ? Optional.of(new PageAnswer.Locked(id))
                : Optional.empty();
    }

    private Shown shown(ArticleDetail detail, String address) throws IOException {
        int id = detail.article().id();
        Page page = detail.page().at(address(id, address));
        ArchivedPage archived = new ArchivedPage(page, detail.body(), Origin.DETAIL, detail.extra(), settings(id));
        return Shown.of(archived, detail.counts());
    }

    private ArticleSettings settings(int id) throws IOException {
        return archive.knownPage(id).map(ArchivedPage::settings).orElse(ArticleSettings.NONE);
    }

    /** A known page was found under another address. */
    private Shown renamed(ArchivedPage known, String address) throws IOException {
        ArchivedPage moved = known.at(address(known.page().id(), address));
        return new Shown(moved, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    /**
     * Returns the address of a page. The API does not tell it: it is the one in the menu, or has the form of the
     * articles' addresses.
     */
    private String address(int id, String found) throws IOException {
        String known = found.isEmpty()
                ? archive.knownPage(id).map(page -> page.page().url()).orElse("")
                : found;
        return known.isEmpty() || UrlMode.isNumbered(known, id) ? mode.get().post(id) : known;
    }
}
