package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.Gone;
import io.github.emlogstatic.crawl.answer.PageAnswer.Locked;
import io.github.emlogstatic.crawl.answer.PageAnswer.None;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.answer.PageAnswer.WithoutId;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads standalone pages with their comments from the pages themselves. */
public final class StandaloneReader {

    private final Visitor visitor;
    private final Archive archive;
    private final PageThreads threads;
    private final PageLayout layout;
    private final UrlMode mode;
    private final String blog;
    private final Map<String, WebPage> atHand;

    /**
     * @param blog its name
     * @param layout what is known about the blog's pages
     * @param mode the form of the articles' addresses
     * @param atHand pages that this run has already read, by address
     */
    public StandaloneReader(
            Visitor visitor, String blog, PageLayout layout, UrlMode mode, Map<String, WebPage> atHand) {
        this.visitor = visitor;
        this.blog = blog;
        this.archive = visitor.context().archive();
        this.threads = new PageThreads(visitor, layout);
        this.layout = layout;
        this.mode = mode;
        this.atHand = atHand;
    }

    /** Reads a page, or tries a candidate. */
    public PageAnswer read(Candidate candidate) throws IOException {
        try {
            return answer(candidate, visit(candidate.place()));
        } catch (EmlogException e) {
            return failed(candidate, e);
        }
    }

    private PageAnswer answer(Candidate candidate, WebPage shown) throws IOException {
        if (candidate.id() > 0 && isOfAnotherSite(shown)) {
            throw EmlogException.other(visitor.where(candidate.place()), "a page of another site");
        }
        if (!shown.identity().isOf(ArticleIds.emlogsOwn(candidate.id()), "")) {
            return anothersPage(candidate, shown.id().orElse(0));
        }
        int id = candidate.id() > 0 ? candidate.id() : shown.id().orElse(0);
        Optional<PageAnswer> answer = withoutText(id, shown);
        if (answer.isPresent()) {
            return answer.get();
        }
        return id == 0 ? new WithoutId(candidate.place(), shown) : answer(candidate, id, article(candidate, id, shown));
    }

    /** The answer if the page shows no text of a standalone page: a password form, an article, a jump to another site. */
    private Optional<PageAnswer> withoutText(int id, WebPage shown) throws IOException {
        if (archive.page(id).isPresent() && visitor.followed(shown, id).asksForPassword()) {
            return Optional.of(new Locked(id));
        }
        if (archive.hasArticle(id) && archive.page(id).isPresent()) {
            return Optional.of(new Gone(id, "it is an article"));
        }
        return shown.showsText() && !archive.hasArticle(id) ? Optional.empty() : Optional.of(new None());
    }

    /** Reads the page. Fails if it seems to be another one, whose title is not that of the archived page. */
    private ArticlePage article(Candidate candidate, int id, WebPage shown) throws IOException {
        ArticlePage read = shown.article(shown.ownHint(), layout, visitor.zone());
        boolean doubtful = !read.text().doubt().isEmpty() || !read.headed();
        // the owner may have given the page another title
        boolean strange = shown.identity().isList() || !read.headed();
        if (doubtful && strange && !shown.identity().isOf(ArticleIds.emlogsOwn(id), knownTitle(id))) {
            throw EmlogException.other(visitor.where(candidate.place()), "another page");
        }
        return read;
    }

    /**
     * Whether the page belongs to another site, such as a firewall. Only for pages at numbered addresses: at other
     * addresses there may be a program beside emlog.
     */
    private boolean isOfAnotherSite(WebPage page) {
        return page.showsText() && !page.identity().isOfBlog(List.of(blog));
    }

    private String knownTitle(int id) throws IOException {
        return archive.page(id).map(known -> known.page().title()).orElse("");
    }

    /** Handles an article that has taken over the address of a page: the page is looked for by its id. */
    private PageAnswer anothersPage(Candidate candidate, int other) throws IOException {
        int id = candidate.id();
        boolean mayBeGone = archive.page(id).isPresent() && archive.hasArticle(other);
        if (mayBeGone && SecondLook.confirmsGone(() -> visitor.page(otherAddress(candidate)))) {
            return new Gone(id, "an article has its address");
        }
        throw EmlogException.other(visitor.where(candidate.place()), "another page");
    }

    private WebPage visit(String address) throws EmlogException {
        WebPage read = atHand.get(address);
        if (read == null) {
            return visitor.post(address);
        }
        visitor.viewed();
        return read;
    }

    private PageAnswer failed(Candidate candidate, EmlogException e) throws IOException {
        if (archive.page(candidate.id()).isEmpty()) {
            return PageFailure.of(candidate, e, visitor.context());
        }
        if (e.reason() == Reason.NOT_FOUND) {
            visitor.viewed();
            return secondLook(candidate);
        }
        return unanswered(candidate, e);
    }

    /**
     * Asks for a missing page at its other address. If it is certainly found there, it is read from there and the first
     * address is dropped.
     */
    private PageAnswer secondLook(Candidate candidate) throws IOException {
        int id = candidate.id();
        Candidate other = new Candidate(id, otherAddress(candidate));
        try {
            WebPage shown = visitor.followed(visit(other.place()), id);
            PageAnswer answer = isCertainly(id, shown) ? answer(other, shown) : new None();
            return answer instanceof None ? PageFailure.unsteady(id, visitor.context()) : answer;
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND ? new Gone(id, "its page is gone") : unanswered(other, e);
        }
    }

    /**
     * Whether the answer is really about this page: a cache that ignores the query answers with the home page. A
     * password form counts, because it can only withdraw the page.
     */
    private boolean isCertainly(int id, WebPage shown) throws IOException {
        return shown.asksForPassword() || shown.identity().isCertainly(ArticleIds.emlogsOwn(id), knownTitle(id));
    }

    private Unanswered unanswered(Candidate candidate, EmlogException e) {
        visitor.problems().missed("page not fetched", visitor.where(candidate.address()), e);
        return new Unanswered(candidate.id());
    }

    /**
     * The address for the second look. emlog finds a page by its id even if its alias has changed, or the form of all
     * addresses.
     */
    private static String otherAddress(Candidate candidate) {
        return DerivedId.isDerived(candidate.id()) ? candidate.address() : UrlMode.DYNAMIC.post(candidate.id());
    }

    private PageAnswer answer(Candidate candidate, int id, ArticlePage read) throws IOException {
        if (candidate.address().isEmpty() && mayBeScheduled(read)) {
            return new None();
        }
        boolean scheduled = read.date().filter(visitor.localNow()::isBefore).isPresent();
        if (scheduled && archive.page(id).isPresent()) {
            return new Gone(id, "it is scheduled");
        }
        if (read.text().html().isEmpty() || scheduled) {
            return new None();
        }
        String address = candidate.place();
        if (!read.text().doubt().isEmpty()) {
            visitor.problems()
                    .addLasting(
                            "the page's text may be wrong",
                            visitor.where(address),
                            read.text().doubt());
        }
        Optional<ArchivedPage> known = archive.knownPage(id);
        ArchivedPage page = new ArchivedPage(
                page(id, address, read, known.map(ArchivedPage::page)),
                PageAnswers.withKnownSource(new Body(read.text().html(), "", "", ""), known.map(ArchivedPage::body)),
                Origin.PAGE,
                known.map(ArchivedPage::extra).orElse(Map.of()),
                known.map(ArchivedPage::settings).orElse(ArticleSettings.NONE));
        return new Shown(page, OptionalInt.empty(), OptionalInt.empty(), threads.on(id, read, visitor.where(address)));
    }

    private Page page(int id, String address, ArticlePage read, Optional<Page> known) {
        // few themes show the date of a page; otherwise it is the day on which the page was first seen
        LocalDateTime date =
                known.map(Page::date).or(read::date).orElse(visitor.localNow().truncatedTo(ChronoUnit.DAYS));
        return new Page(
                id,
                read.title(),
                date,
                address.startsWith("?post=") ? address(id, known) : address,
                read.labels().authorId() > 0
                        ? read.labels().authorId()
                        : known.map(Page::authorId).orElse(1),
                known.map(Page::cover).orElse(""));
    }

    /** The address of a page that was found by its id: the known one, else one in the form of the articles'. */
    private String address(int id, Optional<Page> known) {
        return known.map(Page::url).filter(url -> !UrlMode.isNumbered(url, id)).orElse(mode.post(id));
    }

    /**
     * Whether this may be a scheduled article: before emlog 2.5.1 it has a page already, and not every theme shows
     * dates.
     */
    private static boolean mayBeScheduled(ArticlePage page) {
        return page.date().isEmpty() && page.hasTagsOrNeighbours();
    }
}
