package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.SweepState;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Reads the API's list of articles, newest first, as far as it has to: the whole list of a blog of which a night's pages
 * can hold it; of a larger one the newest entries and, in turn, a share of the others, so that each article is seen at
 * least every three nights: an article that becomes protected changes no number that the blog tells.
 *
 * <p>emlog orders by date without a tie-breaker, and an article published meanwhile shifts every page. So a whole sweep
 * counts as complete only when its unique ids number exactly what the blog says, before and after; else it is read
 * again with pages of another size, so that other articles stand at their edges.
 */
final class Sweep {

    /** Of a page's size, by attempt. The later sizes share few edges with the first. */
    private static final int[] PERCENT = {100, 73, 53};

    private static final String COUNTED = "the blog's own count of its articles";

    /** A page ends a recent sweep only when it shows so many entries that are not pinned. */
    private static final int ENOUGH_TO_STOP = 20;

    /** More than any emlog has. */
    private static final int MOST_ARTICLES = 1_000_000;

    /** Within so many nights each article is seen, as long as the pages of a share need not be larger than the largest. */
    private static final int NIGHTS = 3;

    /** Entries of a page of a blog that is read whole on every run. */
    private static final int LARGEST_EACH_NIGHT = 200;

    private static final int LARGEST_OF_SHARE = 500;

    /** So much of the last share is read again: what was deleted since has moved the rest. */
    private static final int MARGIN = 20;

    private final EmlogClient emlog;
    private final Problems problems;
    private final ApiListReader pages;
    private final int requests;
    private final Map<Integer, ListEntry> seen = new LinkedHashMap<>();
    private int rest;

    /**
     * @param requests about how many pages a run may ask for
     * @param state what the last run has left
     */
    Sweep(EmlogClient emlog, Problems problems, int requests, SweepState state) {
        this.emlog = emlog;
        this.problems = problems;
        this.pages = new ApiListReader(emlog, problems, state.largestPage());
        this.requests = requests;
        this.rest = state.rest();
    }

    /** Whether a blog of so many articles is read whole on every run. */
    static boolean isSmall(int total, int requests) {
        return total <= LARGEST_EACH_NIGHT * requests;
    }

    /**
     * @param total how many articles there are, where the blog tells
     * @param whole read to the end in any case
     * @param known how many articles the archive holds as published
     * @param unchanged whether the archive holds an entry just as it is
     * @param isNew whether the archive does not hold the entry's article
     * @throws EmlogException where nothing at all of the list can be read
     */
    ListingResult read(
            OptionalInt total, boolean whole, int known, Predicate<ListEntry> unchanged, Predicate<ListEntry> isNew)
            throws EmlogException {
        try {
            return readAll(total, whole, known, unchanged, isNew);
        } catch (EmlogException e) {
            if (seen.isEmpty()) {
                throw e;
            }
            problems.missed("the list of articles cannot be read to its end", emlog.base(), e);
            return ListingResult.part(seen);
        }
    }

    private ListingResult readAll(
            OptionalInt total, boolean whole, int known, Predicate<ListEntry> unchanged, Predicate<ListEntry> isNew)
            throws EmlogException {
        if (total.isEmpty()) {
            return withoutTotal(known, unchanged);
        }
        if (!whole) {
            Optional<ListingResult> recent = recent(total.getAsInt(), known, unchanged, isNew);
            if (recent.isPresent()) {
                return recent.get();
            }
        }
        return whole(total.getAsInt());
    }

    /** For the next run. */
    SweepState state(boolean whole) {
        return new SweepState(pages.largestPage(whole), rest);
    }

    /**
     * The newest articles, down to a page of known and unchanged ones, and a share of the others; empty where the numbers do
     * not agree.
     */
    private Optional<ListingResult> recent(
            int total, int known, Predicate<ListEntry> unchanged, Predicate<ListEntry> isNew) throws EmlogException {
        int from = 0;
        List<ListEntry> read;
        do {
            read = pages.read(from, from + ApiListReader.USUAL, ApiListReader.USUAL).entries();
            if (!addNew(read, seen) || seen.size() >= total) {
                return Optional.empty();
            }
            from += ApiListReader.USUAL;
        } while (!endsSweep(read, unchanged));
        if (!addsUp(total, known, isNew)) {
            return Optional.empty();
        }
        share(from, total);
        return addsUp(total, known, isNew) ? Optional.of(ListingResult.part(seen)) : Optional.empty();
    }

    private boolean addsUp(int total, int known, Predicate<ListEntry> isNew) {
        return known + seen.values().stream().filter(isNew).count() == total;
    }

    private static boolean endsSweep(List<ListEntry> page, Predicate<ListEntry> unchanged) {
        long plain = page.stream()
                .map(ListEntry::article)
                .filter(article -> !article.top() && !article.categoryTop())
                .count();
        return plain >= ENOUGH_TO_STOP && page.stream().allMatch(unchanged);
    }

    /** Reads on where the last run's share ended. */
    private void share(int recent, int total) throws EmlogException {
        int most = Math.max(2, requests);
        // One page fewer, for the first one may begin before the share.
        int size = pages.fitting(clamp(ceiling(total / NIGHTS + MARGIN, most - 1), LARGEST_OF_SHARE));
        boolean anew = rest <= 0 || rest > total - recent;
        int start = Math.max(recent, anew ? recent : total - rest - MARGIN);
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
            if (pages.inVain() > 0) {
                return ListingResult.part(seen); // told already
            }
        }
        problems.missed(
                "the list of articles does not add up",
                emlog.base(),
                "the blog counts " + total + " articles and lists " + last.size()
                        + "; nothing is taken for deleted, and the next run tries again");
        return ListingResult.part(seen);
    }

    private ListingResult complete(Map<Integer, ListEntry> entries) {
        return new ListingResult(entries, pages.leftOut(), true, COUNTED);
    }

    private Map<Integer, ListEntry> all(int total, int percent) throws EmlogException {
        int wanted =
                clamp(ceiling(total, requests), isSmall(total, requests) ? LARGEST_EACH_NIGHT : ApiListReader.LARGEST);
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        int from = 0;
        while (from < total) {
            int size = Math.max(1, pages.fitting(wanted) * percent / 100);
            int end = (from / size + 1) * size;
            List<ListEntry> read = pages.read(from, end, size).entries();
            seenToo(read);
            if (!addNew(read, entries)) {
                break;
            }
            from = end;
        }
        return entries;
    }

    private void seenToo(List<ListEntry> read) {
        read.forEach(entry -> seen.put(entry.article().id(), entry));
    }

    /**
     * Whether the page goes on. A server or a cache that ignores the number of the page, or makes articles up, would
     * never come to an empty one.
     */
    private boolean addNew(List<ListEntry> page, Map<Integer, ListEntry> entries) {
        int before = entries.size();
        page.forEach(entry -> entries.putIfAbsent(entry.article().id(), entry));
        boolean gap = page.isEmpty() && pages.leftOut().size() + pages.inVain() > 0;
        return (entries.size() > before || gap) && entries.size() < MOST_ARTICLES;
    }

    /**
     * Before emlog 2.5.8: to the first empty page, and complete when its ends, read again, are as they were; or when it is
     * what the archive holds, article by article, which is as it is on most nights.
     */
    private ListingResult withoutTotal(int known, Predicate<ListEntry> unchanged) throws EmlogException {
        for (int percent : PERCENT) {
            int size = clamp(ceiling(known, requests), ApiListReader.LARGEST) * percent / 100;
            List<List<ListEntry>> read = toTheEnd(size, known);
            Map<Integer, ListEntry> entries = new LinkedHashMap<>();
            int listed = 0;
            for (List<ListEntry> page : read) {
                for (ListEntry entry : page) {
                    entries.putIfAbsent(entry.article().id(), entry);
                    listed++;
                }
            }
            boolean asKnown =
                    entries.size() == known && entries.values().stream().allMatch(unchanged);
            if (pages.inVain() == 0 && listed == entries.size() && (asKnown || endsAreSteady(read, size))) {
                return new ListingResult(
                        entries,
                        pages.leftOut(),
                        true,
                        "the API's list, read to its end; the blog does not count its articles");
            }
            if (pages.inVain() > 0) {
                return ListingResult.part(seen); // told already
            }
        }
        problems.missed(
                "the list of articles changes while it is read",
                emlog.base(),
                "nothing is taken for deleted, and the next run tries again");
        return ListingResult.part(seen);
    }

    /** A page that is not full is the last one where as many have come as are known. */
    private List<List<ListEntry>> toTheEnd(int size, int known) throws EmlogException {
        List<List<ListEntry>> read = new ArrayList<>();
        Map<Integer, ListEntry> entries = new HashMap<>();
        int listed = 0;
        for (int from = 0; ; from += size) {
            ApiListReader.Stretch stretch = pages.read(from, from + size, size);
            List<ListEntry> page = stretch.entries();
            if (page.isEmpty() && stretch.last()) {
                return read;
            }
            read.add(page);
            seenToo(page);
            listed += page.size();
            if (!addNew(page, entries) || stretch.last() && listed == known) {
                return read;
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
        return page.stream().map(entry -> entry.article().id()).toList();
    }
}
