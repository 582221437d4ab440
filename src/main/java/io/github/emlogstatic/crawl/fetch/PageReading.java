package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.crawl.fetch.PageDiscovery.Candidate;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MadeId;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.PageLayout;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Reads standalone pages, with their comments, where their visitors do, for a blog whose API is closed. */
public final class PageReading {

    private final EmlogClient emlog;
    private final Archive archive;
    private final Problems problems;
    private final PageFetch pages;
    private final DiscussionFetch discussion;
    private final PageLayout layout;
    private final ZoneId zone;
    private final LocalDateTime today;
    private final Map<String, WebPage> atHand;

    /**
     * @param pages writes what is read
     * @param atHand pages that this run has read already, by address
     */
    public PageReading(
            CrawlContext context,
            PageFetch pages,
            DiscussionFetch discussion,
            PageLayout layout,
            ZoneId zone,
            Map<String, WebPage> atHand) {
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.problems = context.problems();
        this.pages = pages;
        this.discussion = discussion;
        this.layout = layout;
        this.zone = zone;
        this.today = LocalDateTime.ofInstant(context.now(), zone);
        this.atHand = atHand;
    }

    /** Reads the page. False where there is no public one; the next run tries again if not. */
    boolean read(Candidate candidate) throws IOException {
        String address = candidate.address().isEmpty() ? "?post=" + candidate.id() : candidate.address();
        try {
            WebPage shown = visit(address);
            if (!shown.isOf(PageRecords.emlogsId(candidate.id()), "")) {
                throw EmlogException.other(emlog.base() + address, "another page");
            }
            int id = candidate.id() > 0 ? candidate.id() : shown.id().orElse(0);
            if (shown.asksForPassword() && archive.page(id).isPresent()) {
                pages.lock(id);
            }
            if (shown.jump().isPresent() || shown.asksForPassword() || id == 0 || archive.hasArticle(id)) {
                return false;
            }
            return take(candidate, id, address, shown);
        } catch (EmlogException e) {
            return !isNone(candidate, e);
        }
    }

    private WebPage visit(String address) throws EmlogException {
        WebPage read = atHand.get(address);
        WebPage page = read == null ? emlog.page(address) : read;
        pages.viewed();
        return page;
    }

    private boolean isNone(Candidate candidate, EmlogException e) throws IOException {
        if (archive.page(candidate.id()).isEmpty()) {
            return pages.isNone(candidate, e);
        }
        if (e.reason() == Reason.NOT_FOUND) {
            if (pages.isGoneAgain(candidate.id(), () -> emlog.page(otherAddress(candidate)))) {
                pages.gone(candidate.id(), "its page is gone");
            }
        } else {
            problems.missed("page not fetched", emlog.base() + candidate.address(), e);
        }
        return false;
    }

    /** Whatever its alias is by now, emlog finds a page by its number. */
    private static String otherAddress(Candidate candidate) {
        return MadeId.isMade(candidate.id()) ? candidate.address() : "?post=" + candidate.id();
    }

    private boolean take(Candidate candidate, int id, String address, WebPage shown) throws IOException {
        ArticlePage read = shown.article(shown.ownHint(), layout, zone);
        if (candidate.address().isEmpty() && mayBeScheduled(read)) {
            return false;
        }
        boolean scheduled = read.date().filter(today::isBefore).isPresent();
        if (scheduled && archive.page(id).isPresent()) {
            pages.gone(id, "it is scheduled");
        }
        if (read.content().isEmpty() || scheduled) {
            return false;
        }
        if (!read.doubt().isEmpty()) {
            problems.add("the page's text may be wrong", emlog.base() + address, read.doubt());
        }
        Page page = page(id, address, read);
        pages.put(new ArchivedPage(page, new Body(read.content(), "", "", ""), ArchivedArticle.PAGE, Map.of()));
        comments(id, address, read);
        return true;
    }

    private Page page(int id, String address, ArticlePage read) throws IOException {
        Optional<Page> known = archive.page(id).map(ArchivedPage::page);
        // Few themes show a page's date: then the day on which it was first seen stands for it.
        LocalDateTime date = known.map(Page::date).or(read::date).orElse(today.truncatedTo(ChronoUnit.DAYS));
        return new Page(
                id,
                read.title(),
                date,
                address.startsWith("?post=") ? pages.urlMode().post(id) : address,
                Math.max(read.authorId(), 1),
                known.map(Page::cover).orElse(""));
    }

    private void comments(int id, String address, ArticlePage read) throws IOException {
        try {
            discussion.seenOnPage(id, discussion.threads(id, read));
        } catch (EmlogException e) {
            problems.missed("comments not fetched", emlog.base() + address, e);
        }
    }

    /** Before emlog 2.5.1 a scheduled article has its page already, and not every theme shows dates. */
    private static boolean mayBeScheduled(ArticlePage page) {
        return page.date().isEmpty() && page.hasTagsOrNeighbours();
    }
}
