package io.github.emlogstatic.crawl;

import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.emlog.ListEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Reads the list of articles, newest first, as far as it has to.
 *
 * <p>emlog orders by date without a tie-breaker, and an article published meanwhile shifts every page. So a whole sweep
 * counts as complete only when its unique ids number exactly what the blog says, before and after; else it is read
 * again with pages of another size, so that other articles stand at their edges.
 */
final class Sweep {

    /** Entries a page, by attempt. The later sizes share no edges with the first. */
    private static final int[] PAGE_SIZES = {100, 73, 211};

    private static final String COUNTED = "the blog's own count of its articles";

    /** A page ends a recent sweep only when it shows so many entries that are not pinned. */
    private static final int ENOUGH_TO_STOP = 20;

    /** More than any emlog has. */
    private static final int MOST_ARTICLES = 1_000_000;

    private final EmlogClient emlog;
    private final Problems problems;

    Sweep(EmlogClient emlog, Problems problems) {
        this.emlog = emlog;
        this.problems = problems;
    }

    /**
     * What the list told.
     *
     * @param entries by id, in the list's order
     * @param complete whether these are all public articles, without doubt
     * @param restsOn what tells so, in words
     */
    record Swept(Map<Integer, ListEntry> entries, boolean complete, String restsOn) {

        static Swept part(Map<Integer, ListEntry> entries) {
            return new Swept(entries, false, "only a part of the list was read in this run");
        }
    }

    /**
     * @param total how many articles there are, where the blog tells
     * @param whole read to the end in any case
     * @param known how many articles the archive holds as published
     * @param unchanged whether the archive holds an entry just as it is
     * @param isNew whether the archive does not hold the entry's article
     */
    Swept read(OptionalInt total, boolean whole, int known, Predicate<ListEntry> unchanged, Predicate<ListEntry> isNew)
            throws EmlogException {
        if (total.isEmpty()) {
            return withoutTotal(known, unchanged);
        }
        if (!whole) {
            Optional<Swept> recent = recent(total.getAsInt(), known, unchanged, isNew);
            if (recent.isPresent()) {
                return recent.get();
            }
        }
        return whole(total.getAsInt());
    }

    /** The newest articles, down to a page of known and unchanged ones; empty where the numbers do not agree. */
    private Optional<Swept> recent(int total, int known, Predicate<ListEntry> unchanged, Predicate<ListEntry> isNew)
            throws EmlogException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            List<ListEntry> read = page(page, PAGE_SIZES[0]);
            if (!addNew(read, entries) || entries.size() >= total) {
                return Optional.empty();
            }
            if (endsSweep(read, unchanged)) {
                long added = entries.values().stream().filter(isNew).count();
                return known + added == total ? Optional.of(Swept.part(entries)) : Optional.empty();
            }
        }
    }

    private static boolean endsSweep(List<ListEntry> page, Predicate<ListEntry> unchanged) {
        long plain = page.stream()
                .map(ListEntry::article)
                .filter(article -> !article.top() && !article.categoryTop())
                .count();
        return plain >= ENOUGH_TO_STOP && page.stream().allMatch(unchanged);
    }

    private Swept whole(int firstTotal) throws EmlogException {
        Map<Integer, ListEntry> all = new LinkedHashMap<>();
        Map<Integer, ListEntry> last = Map.of();
        int total = firstTotal;
        boolean steady = true;
        for (int size : PAGE_SIZES) {
            last = pages(size, total);
            all.putAll(last);
            int after = emlog.articleCount().orElse(-1);
            steady &= after == firstTotal;
            if (last.size() == after && after == total) {
                return new Swept(last, true, COUNTED);
            }
            if (steady && all.size() == after) {
                return new Swept(all, true, COUNTED);
            }
            total = after;
        }
        problems.missed(
                "the list of articles does not add up",
                emlog.base(),
                "the blog counts " + total + " articles and lists " + last.size()
                        + "; nothing is taken for deleted, and the next run tries again");
        return Swept.part(all);
    }

    private Map<Integer, ListEntry> pages(int size, int total) throws EmlogException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (int page = 1; (page - 1) * size < total; page++) {
            if (!addNew(page(page, size), entries)) {
                break;
            }
        }
        return entries;
    }

    /** A page that the blog does not give, another one in its place, brings nothing: then the numbers do not agree. */
    private List<ListEntry> page(int page, int size) throws EmlogException {
        try {
            return emlog.articles(page, size).entries();
        } catch (EmlogException e) {
            if (e.reason() == Reason.OTHER) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * Whether the page goes on. A server or a cache that ignores the number of the page, or makes articles up, would
     * never come to an empty one.
     */
    private static boolean addNew(List<ListEntry> page, Map<Integer, ListEntry> entries) {
        int before = entries.size();
        page.forEach(entry -> entries.putIfAbsent(entry.article().id(), entry));
        return entries.size() > before && entries.size() < MOST_ARTICLES;
    }

    /**
     * Before emlog 2.5.8: to the first empty page, and complete when its ends, read again, are as they were; or when it is
     * what the archive holds, article by article, which is as it is on most nights.
     */
    private Swept withoutTotal(int known, Predicate<ListEntry> unchanged) throws EmlogException {
        Map<Integer, ListEntry> all = new LinkedHashMap<>();
        for (int size : PAGE_SIZES) {
            List<List<ListEntry>> pages = toTheEnd(size, known);
            Map<Integer, ListEntry> entries = new LinkedHashMap<>();
            int listed = 0;
            for (List<ListEntry> page : pages) {
                for (ListEntry entry : page) {
                    entries.putIfAbsent(entry.article().id(), entry);
                    listed++;
                }
            }
            boolean asKnown =
                    entries.size() == known && entries.values().stream().allMatch(unchanged);
            if (listed == entries.size() && (asKnown || endsAreSteady(pages, size))) {
                return new Swept(
                        entries, true, "the API's list, read to its end; the blog does not count its articles");
            }
            all.putAll(entries);
        }
        problems.missed(
                "the list of articles changes while it is read",
                emlog.base(),
                "nothing is taken for deleted, and the next run tries again");
        return Swept.part(all);
    }

    /** A page that is not full is the last one where as many have come as are known. */
    private List<List<ListEntry>> toTheEnd(int size, int known) throws EmlogException {
        List<List<ListEntry>> pages = new ArrayList<>();
        Map<Integer, ListEntry> entries = new HashMap<>();
        int listed = 0;
        for (int page = 1; ; page++) {
            List<ListEntry> read = emlog.articles(page, size).entries();
            if (read.isEmpty()) {
                return pages;
            }
            pages.add(read);
            listed += read.size();
            if (!addNew(read, entries) || read.size() < size && listed == known) {
                return pages;
            }
        }
    }

    private boolean endsAreSteady(List<List<ListEntry>> pages, int size) throws EmlogException {
        if (pages.isEmpty()) {
            return true;
        }
        int last = pages.size();
        return ids(pages.get(0)).equals(ids(emlog.articles(1, size).entries()))
                && (last == 1
                        || ids(pages.get(last - 1))
                                .equals(ids(emlog.articles(last, size).entries())));
    }

    private static List<Integer> ids(List<ListEntry> page) {
        return page.stream().map(entry -> entry.article().id()).toList();
    }
}
