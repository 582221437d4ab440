package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.Withdrawal;
import io.github.emlogstatic.crawl.fetch.PageDiscovery.Candidate;
import io.github.emlogstatic.crawl.guard.Kind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.Detail;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the archive's standalone pages, which no list names, to what the blog's API tells of them. */
public final class PageFetch {

    private static final String PROTECTED = "it is protected";

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final References references;
    private final Vanished vanished;
    private final ZoneId zone;
    private final Instant now;
    private final UrlMode mode;
    private final Tally tally = new Tally();
    private final Set<Integer> counted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> discovered = new TreeMap<>();
    private int views;

    /** @param mode of the articles' addresses */
    public PageFetch(CrawlContext context, References references, ZoneId zone, UrlMode mode) {
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.references = references;
        this.vanished = context.vanished();
        this.zone = zone;
        this.now = context.now();
        this.mode = mode;
    }

    public Tally tally() {
        return tally;
    }

    public int views() {
        return views;
    }

    void viewed() {
        views++;
    }

    /** The form of the addresses that pages have of which none is known. */
    UrlMode urlMode() {
        return mode;
    }

    /** Asks for the page; the number of comments that the blog counts, where it is a public page. */
    public Optional<Integer> ask(int id) throws IOException {
        try {
            Detail detail = emlog.api().detail(id, Optional.empty());
            viewed();
            if (detail.type().equals("blog") && archive.page(id).isPresent() && !archive.hasArticle(id)) {
                throw EmlogException.other(emlog.base() + "?post=" + id, "an article that no list shows");
            }
            String why = whyNoPage(detail);
            if (why.equals(PROTECTED)) {
                lock(id);
            } else if (!why.isEmpty()) {
                gone(id, why);
            } else {
                take(detail, "");
            }
            return why.isEmpty() ? Optional.of(detail.comments()) : Optional.empty();
        } catch (EmlogException e) {
            failed(id, e);
            return Optional.empty();
        }
    }

    /** Asks whether it is a page, and takes it then. False where there is none; the next run tries again if not. */
    boolean tryOut(Candidate candidate) throws IOException {
        try {
            int id = candidate.id() > 0 ? candidate.id() : idBehind(candidate.address());
            if (id == 0 || archive.hasArticle(id)) {
                return false;
            }
            Optional<ArchivedPage> known = archive.page(id);
            if (known.isPresent()) {
                rename(known.get(), candidate.address());
                return true;
            }
            Detail detail = emlog.api().detail(id, Optional.empty());
            viewed();
            if (!whyNoPage(detail).isEmpty()) {
                return false;
            }
            take(detail, candidate.address());
            discovered.put(id, detail.comments());
            return true;
        } catch (EmlogException e) {
            return !isNone(candidate, e);
        }
    }

    /** Whether there is no such page; a problem where that is not known. */
    boolean isNone(Candidate candidate, EmlogException e) {
        if (!candidate.isNone(e)) {
            String address = candidate.address().isEmpty() ? "?post=" + candidate.id() : candidate.address();
            problems.add("page not fetched", emlog.base() + address, e);
        }
        return candidate.isNone(e);
    }

    /** How many comments the blog counts for each page that was found by trying. */
    Map<Integer, Integer> discovered() {
        return Map.copyOf(discovered);
    }

    private int idBehind(String address) throws EmlogException {
        WebPage page = emlog.page(address);
        viewed();
        return page.id().orElse(0);
    }

    /** Takes a page that asks for a password out of the public part, at once. */
    public void lock(int id) throws IOException {
        if (isKnown(id, PROTECTED)) {
            withdraw(id, PROTECTED);
        }
    }

    private String whyNoPage(Detail detail) throws EmlogException {
        if (!detail.type().equals("page")) {
            return "it is an article";
        }
        if (detail.article().date().isAfter(LocalDateTime.ofInstant(now, zone))) {
            return "it is scheduled";
        }
        boolean locked = emlog.api().version().mayGiveProtected()
                && asksForPassword(detail.article().id());
        return locked ? PROTECTED : "";
    }

    private boolean asksForPassword(int id) throws EmlogException {
        viewed();
        return emlog.page("?post=" + id).asksForPassword();
    }

    private void take(Detail detail, String address) throws IOException {
        Article asArticle = detail.article();
        int id = asArticle.id();
        Page page = new Page(
                id, asArticle.title(), asArticle.date(), address(id, address), asArticle.authorId(), asArticle.cover());
        put(new ArchivedPage(page, detail.body(), ArchivedArticle.DETAIL, detail.extra()));
    }

    /** A page known by its number has turned up at an address. */
    private void rename(ArchivedPage known, String address) throws IOException {
        Page page = known.page().at(address(known.page().id(), address));
        put(new ArchivedPage(page, known.body(), known.source(), known.extra()));
    }

    /** The menu may know an alias, which no answer tells; otherwise pages follow the form of the articles. */
    private String address(int id, String found) throws IOException {
        String known = found.isEmpty()
                ? archive.page(id).map(page -> page.page().url()).orElse("")
                : found;
        return known.isEmpty() || UrlMode.isNumbered(known, id) ? mode.post(id) : known;
    }

    void put(ArchivedPage archived) throws IOException {
        int id = archived.page().id();
        boolean known = archive.page(id).isPresent();
        references.page(archived);
        if (archive.writePage(archived) && counted.add(id)) {
            if (known) {
                tally.changed();
            } else {
                tally.added();
            }
        }
        archive.hidden().restorePage(id);
        ledger.page(id, seen -> seen.withBody(true, now));
    }

    private void failed(int id, EmlogException e) throws IOException {
        if (e.reason() == Reason.WRONG_PASSWORD) {
            lock(id);
        } else if (e.reason() != Reason.NOT_FOUND) {
            ledger.page(id, ArticleState::unanswered);
            problems.missed("page not fetched", emlog.base() + "?post=" + id, e);
        } else if (!archive.pageIds().contains(id)
                || isGoneAgain(id, () -> emlog.api().detail(id, Optional.empty()))) {
            gone(id, "it is deleted or hidden");
        }
    }

    /** Asks a second time for what was not found. */
    boolean isGoneAgain(int id, SecondLook.Look<?> look) {
        try {
            viewed();
            look.ask();
        } catch (EmlogException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return true;
            }
        }
        String where = emlog.base() + "?post=" + id;
        problems.missed("page not fetched", where, EmlogException.unsteady(where));
        return false;
    }

    /** Takes a page that is not there any more out of the public part, when the guard allows it. */
    void gone(int id, String why) throws IOException {
        if (isKnown(id, why)) {
            vanished.add(Kind.PAGES, 1, () -> withdraw(id, why));
        }
    }

    private boolean isKnown(int id, String why) throws IOException {
        boolean known = archive.page(id).isPresent();
        if (!known) {
            problems.add(
                    "no public page has that id", emlog.base() + "?post=" + id, why + "; correct pages: in the file");
        }
        return known;
    }

    private void withdraw(int id, String why) throws IOException {
        archive.hidden().withdrawPage(new Withdrawal(id, now, why));
        ledger.forgetPage(id);
        tally.removed();
    }
}
