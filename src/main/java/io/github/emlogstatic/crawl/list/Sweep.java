package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.run.Plural;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the API's list of articles, newest first. The list of a small blog is read whole in each run. Of a larger blog,
 * a run reads the newest entries and a share of the others in turn, so that each article is seen at least every third
 * night. That is necessary because an article that becomes protected changes no number that the blog tells.
 *
 * <p>emlog sorts by date without a second criterion, and an article that is published meanwhile moves every page. So a
 * whole sweep is complete only if the number of different ids equals the blog's count before and after. Otherwise the
 * list is read again with another page size, so that other articles are at the edges of pages.
 */
final class Sweep {

    /** The page size of each attempt. Later attempts share few page edges with the first. */
    private static final int[] PERCENT = {100, 73, 53};

    private static final String COUNTED = "the blog's own count of its articles";

    /** A page ends a short sweep only if it shows at least so many entries that are not pinned. */
    private static final int ENOUGH_TO_STOP = 20;

    /** Each article is seen within so many nights, unless the pages of a share would become too large. */
    private static final int NIGHTS = 3;

    /** The largest page size for a blog that is read whole in each run. */
    private static final int LARGEST_EACH_NIGHT = 200;

    private static final int LARGEST_OF_SHARE = 500;

    /** The number of entries of the last share that are read again, because articles deleted since have moved the rest. */
    private static final int MARGIN = 20;

    private final EmlogClient emlog;
    private final Problems problems;
    private final ApiListReader pages;
    private final ChangeDetector changes;
    private final int requests;
    private final int archived;
    private final Map<Integer, ListEntry> seen = new LinkedHashMap<>();
    private int rest;

    /** @param changes compares entries with the archive */
    Sweep(EmlogClient emlog, CrawlContext context, ChangeDetector changes) {
        SweepState last = SweepState.of(context.archive());
        this.emlog = emlog;
        this.problems = context.problems();
        this.pages = new ApiListReader(emlog, problems, changes, last.largestPage());
        this.changes = changes;
        this.requests = context.config().crawl().sweepRequests();
        this.archived = context.archive().articleCount();
        this.rest = last.rest();
    }

    /**
     * @param total the number of articles, if the blog tells it
     * @param whole whether to read to the end even if the blog is large
     * @throws EmlogException if nothing of the list can be read
     */
    ListingResult read(OptionalInt total, boolean whole) throws EmlogException {
        try {
            return total.isPresent() ? read(total.getAsInt(), whole) : withoutTotal();
        } catch (EmlogException e) {
            if (seen.isEmpty()) {
                throw e;
            }
            problems.missed("the list of articles cannot be read to its end", emlog.base(), e);
            return ListingResult.part(seen);
        }
    }

    private ListingResult read(int total, boolean whole) throws EmlogException {
        Optional<ListingResult> recent = whole || isSmall(total) ? Optional.empty() : recent(total);
        return recent.isPresent() ? recent.get() : whole(total);
    }

    /** Whether a blog with so many articles is read whole in each run. */
    private boolean isSmall(int total) {
        return total <= LARGEST_EACH_NIGHT * requests;
    }

    private boolean isUnchanged(ListEntry entry) {
        return changes.change(entry).unchanged();
    }

    private boolean isNew(ListEntry entry) {
        return changes.change(entry).isNew();
    }

    /** What the next run must know. */
    SweepState state(boolean whole) {
        return new SweepState(pages.largestPage(whole), rest);
    }

    /**
     * Reads the newest articles, down to a page of unchanged ones, and a share of the others; empty if the numbers do
     * not agree.
     */
    private Optional<ListingResult> recent(int total) throws EmlogException {
        int from = 0;
        List<ListEntry> read;
        do {
            read = pages.read(from, from + ApiListReader.USUAL, ApiListReader.USUAL)
                    .entries();
            if (!addNew(read, seen) || seen.size() >= total) {
                return Optional.empty();
            }
            from += ApiListReader.USUAL;
        } while (!endsSweep(read));
        if (!addsUp(total)) {
            return Optional.empty();
        }
        share(from, total);
        return addsUp(total) ? Optional.of(ListingResult.part(seen)) : Optional.empty();
    }

    private boolean addsUp(int total) {
        return archived + seen.values().stream().filter(this::isNew).count() == total;
    }

    private boolean endsSweep(List<ListEntry> page) {
        long plain = page.stream().filter(entry -> !entry.isPinned()).count();
        return plain >= ENOUGH_TO_STOP && page.stream().allMatch(this::isUnchanged);
    }

    /** Reads on where the share of the last run ended. */
    private void share(int recent, int total) throws EmlogException {
        int most = Math.max(2, requests);
        // one page fewer, because the first page may begin before the share
        int size = pages.fitting(clamp(ceiling(total / NIGHTS + MARGIN, most - 1), LARGEST_OF_SHARE));
        int start = rest <= 0 ? recent : Math.max(recent, total - rest - MARGIN);
        int end = Math.min(total, (start / size + most) * size);
        addNew(pages.read(start, end, size).entries(), seen);
        rest = total - end;
    }

    private static int ceiling(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    private static int clamp(int size, int largest) {
        return Math.max(ApiListReader.USUAL, Math.min(size, largest));
    }

    private ListingResult whole(int firstTotal) throws EmlogException {
        Map<Integer, ListEntry> last = Map.of();
        seen.clear();
        int total = firstTotal;
        boolean steady = true;
        for (int percent : PERCENT) {
            last = all(total, percent);
            int after = emlog.api().articleCount().orElse(-1);
            steady &= after == firstTotal;
            if (last.size() + pages.leftOut().size() == after && after == total) {
                return complete(last);
            }
            if (steady && seen.size() + pages.leftOut().size() == after) {
                return complete(seen);
            }
            total = after;
            if (pages.unreadable() > 0) {
                return ListingResult.part(seen); // already reported
            }
        }
        problems.missed(
                "the list of articles does not add up",
                emlog.base(),
                "the blog counts " + Plural.of(total, "article", "articles") + " and lists " + last.size()
                        + "; nothing is taken for deleted, and the next run tries again");
        return ListingResult.part(seen);
    }

    private ListingResult complete(Map<Integer, ListEntry> entries) {
        return new ListingResult(entries, pages.leftOut(), true, COUNTED);
    }

    private Map<Integer, ListEntry> all(int total, int percent) throws EmlogException {
        int wanted = clamp(ceiling(total, requests), isSmall(total) ? LARGEST_EACH_NIGHT : ApiListReader.LARGEST);
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        int from = 0;
        while (from < total) {
            int fitting = pages.fitting(wanted);
            int size = Math.max(1, fitting * percent / 100);
            int end = (from / size + 1) * size;
            int goal = fitting == wanted ? total : end; // else the next page has another size
            List<ListEntry> read = pages.read(from, end, size, goal).entries();
            noteSeen(read);
            if (!addNew(read, entries)) {
                break;
            }
            from = end;
        }
        return entries;
    }

    private void noteSeen(List<ListEntry> read) {
        read.forEach(entry -> seen.put(entry.id(), entry));
    }

    /**
     * Adds the entries of a page. Returns whether to read on. A server that ignores the page number would never give an
     * empty page, so a page without a new entry is the end.
     */
    private boolean addNew(List<ListEntry> page, Map<Integer, ListEntry> entries) {
        int before = entries.size();
        page.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
        boolean gap = page.isEmpty() && pages.leftOut().size() + pages.unreadable() > 0;
        return entries.size() > before || gap;
    }

    /**
     * Reads the list of an emlog before 2.5.8, to the first empty page. The list is complete if its first and last
     * pages, read again, are unchanged, or if it equals the archive article by article, as on most nights.
     */
    private ListingResult withoutTotal() throws EmlogException {
        for (int percent : PERCENT) {
            int size = clamp(ceiling(archived, requests), ApiListReader.LARGEST) * percent / 100;
            List<List<ListEntry>> read = toTheEnd(size);
            Map<Integer, ListEntry> entries = new LinkedHashMap<>();
            read.forEach(page -> page.forEach(entry -> entries.putIfAbsent(entry.id(), entry)));
            int listed = read.stream().mapToInt(List::size).sum();
            boolean asKnown =
                    entries.size() == archived && entries.values().stream().allMatch(this::isUnchanged);
            if (pages.unreadable() == 0 && listed == entries.size() && (asKnown || endsAreSteady(read, size))) {
                return new ListingResult(
                        entries,
                        pages.leftOut(),
                        true,
                        "the API's list, read to its end; the blog does not count its articles");
            }
            if (pages.unreadable() > 0) {
                return ListingResult.part(seen); // already reported
            }
        }
        problems.missed(
                "the list of articles changes while it is read",
                emlog.base(),
                "nothing is taken for deleted, and the next run tries again");
        return ListingResult.part(seen);
    }

    /**
     * Reads all pages. A page that is not full is the last one if as many articles came as are archived. Nothing of a list
     * without an end is used.
     */
    private List<List<ListEntry>> toTheEnd(int size) throws EmlogException {
        List<List<ListEntry>> read = new ArrayList<>();
        Map<Integer, ListEntry> entries = new HashMap<>();
        int most = EmlogException.mostArticles(archived);
        int listed = 0;
        for (int from = 0; ; from += size) {
            ApiListReader.ListPart part = pages.read(from, from + size, size);
            List<ListEntry> page = part.entries();
            if (page.isEmpty() && part.last()) {
                return read;
            }
            read.add(page);
            noteSeen(page);
            listed += page.size();
            if (!addNew(page, entries) || part.last() && listed == archived) {
                return read;
            }
            if (entries.size() > most) {
                seen.clear();
                throw EmlogException.endless(emlog.base(), most);
            }
        }
    }

    private boolean endsAreSteady(List<List<ListEntry>> read, int size) throws EmlogException {
        if (read.isEmpty()) {
            return true;
        }
        int last = read.size() - 1;
        return ids(read.get(0)).equals(ids(again(0, size)))
                && (last == 0 || ids(read.get(last)).equals(ids(again(last, size))));
    }

    private List<ListEntry> again(int page, int size) throws EmlogException {
        return pages.read(page * size, (page + 1) * size, size).entries();
    }

    private static List<Integer> ids(List<ListEntry> page) {
        return page.stream().map(ListEntry::id).toList();
    }
}
