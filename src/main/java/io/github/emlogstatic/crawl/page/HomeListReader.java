package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticleList;
import io.github.emlogstatic.emlog.page.WebPage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the list of articles from the home page and the list pages after it.
 *
 * <p>An article that is published meanwhile moves another to the next page, where it is seen twice; that is harmless.
 * An article that is deleted meanwhile may hide another. That one counts as gone only if its own page is gone. If many seem
 * to be missing, the list is read again.
 */
public final class HomeListReader {

    /**
     * The number of pages in a row that may show nothing new: articles that were pinned meanwhile have moved as many others to
     * them. A list that has ended may go on for ever.
     */
    private static final int MOST_IN_VAIN = 3;

    private final Visitor visitor;
    private final Problems problems;
    private final PageRecords records;
    private final ChangeDetector changes;
    private int pages;
    private boolean failed;

    /** @param changes compares entries with the archive */
    public HomeListReader(Visitor visitor, PageRecords records, ChangeDetector changes) {
        this.visitor = visitor;
        this.problems = visitor.problems();
        this.records = records;
        this.changes = changes;
    }

    /**
     * @param home the page that begins the list, or else the home page, if this run has read it
     * @param whole whether to read to the end in any case
     * @throws EmlogException if the first page cannot be read, or the list has no end
     */
    public ListingResult read(Optional<WebPage> home, boolean whole) throws EmlogException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        Set<Integer> shown = new HashSet<>(); // with scheduled articles, which may fill whole pages
        int atLeast = visitor.context().config().crawl().sweepRequests();
        int most = EmlogException.mostArticles(visitor.context().archive().articleCount());
        ArticleList list = first(home);
        int inVain = 0;
        while (true) {
            pages++;
            List<ListEntry> page = list.articles().stream().map(records::entry).toList();
            List<ListEntry> open =
                    page.stream().filter(entry -> !records.isScheduled(entry)).toList();
            open.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
            boolean news = shown.addAll(page.stream().map(ListEntry::id).toList());
            inVain = news ? 0 : inVain + 1;
            if (!news && (!list.numbered() || inVain > MOST_IN_VAIN)) {
                return all(entries);
            }
            if (shown.size() > most) {
                throw EmlogException.endless(visitor.context().base(), most);
            }
            boolean known = !open.isEmpty()
                    && open.stream().allMatch(entry -> changes.change(entry).unchanged());
            if (!whole && known && pages >= atLeast) {
                return ListingResult.part(entries);
            }
            Optional<ArticleList> next = records.lists().next(list).flatMap(this::next);
            if (next.isEmpty()) {
                return failed ? ListingResult.part(entries) : all(entries);
            }
            list = next.get();
        }
    }

    private static ListingResult all(Map<Integer, ListEntry> entries) {
        return ListingResult.whole(entries, "the blog's list pages, read to their end");
    }

    /** Reads the first page of the list. If the home page is a standalone page, the list begins at {@link ArticleList#ADDRESS}. */
    private ArticleList first(Optional<WebPage> home) throws EmlogException {
        WebPage page = home.isPresent() ? home.get() : visitor.page("");
        ArticleList list = list(page);
        if (!list.articles().isEmpty() || page.isAt(ArticleList.ADDRESS)) {
            return list;
        }
        try {
            return list(visitor.page(ArticleList.ADDRESS));
        } catch (EmlogException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return list;
            }
            throw e;
        }
    }

    private ArticleList list(WebPage page) {
        ArticleList list = page.list(pages + 1);
        records.lists().on(page);
        return list;
    }

    private Optional<ArticleList> next(String address) {
        try {
            records.lists().noteAsked(address);
            return Optional.of(list(visitor.page(address)));
        } catch (EmlogException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                failed = true;
                problems.missed("a list page cannot be read; nothing is taken for deleted", visitor.where(address), e);
            }
            return Optional.empty();
        }
    }
}
