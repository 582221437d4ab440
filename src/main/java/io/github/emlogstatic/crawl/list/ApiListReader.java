package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads parts of the API's list of articles. Entries contain whole texts, so a large page may be too much for the
 * server or for this program. Then smaller pages are asked for, down to one entry. An entry that is too large alone is
 * left out.
 */
final class ApiListReader {

    /** The number of entries that every blog with texts of normal length gives at once. */
    static final int USUAL = 100;

    /** The number of characters that one answer should contain if more than the usual page is asked for. */
    private static final long ENOUGH = 4_000_000;

    /** The page size before anything is known about the length of texts. */
    private static final int FIRST = 2 * USUAL;

    /** The largest page size. */
    static final int LARGEST = 1000;

    /** After a failure, so many pages must arrive before a larger one is tried. */
    private static final int CALM = 4;

    /** The number of single entries that may fail. If more fail, the blog itself does not answer. */
    private static final int MOST_UNREADABLE = 3;

    private final EmlogClient emlog;
    private final Problems problems;
    private final PageAhead pages;
    private final Set<Integer> leftOut = new TreeSet<>();
    private final boolean known;
    private int most;
    private int settled = Integer.MAX_VALUE;
    private int sinceFailure = CALM;
    private long heaviest;
    private int unreadable;
    private long entries;
    private long characters;

    /**
     * @param changes knows which entries need not be read
     * @param largestPage the largest page size that is known to work; 0 if none is known
     */
    ApiListReader(EmlogClient emlog, Problems problems, ChangeDetector changes, int largestPage) {
        this.emlog = emlog;
        this.problems = problems;
        this.pages = new PageAhead(emlog.api(), PageAhead.mostQuick(emlog.timeout()), changes::remembers);
        this.known = largestPage > 0;
        this.most = known ? largestPage : Integer.MAX_VALUE;
    }

    /**
     * A part of the list.
     *
     * @param last whether it is the end of the list
     */
    record ListPart(List<ListEntry> entries, boolean last) {}

    /** @param positions the number of positions; one of them may have no entry */
    private record PageRead(List<ListEntry> entries, int positions) {}

    /** Reads a part of the list, after which the caller may read no more; see {@link #read(int, int, int, int)}. */
    ListPart read(int from, int end, int size) throws EmlogException {
        return read(from, end, size, end);
    }

    /**
     * Reads the entries at positions {@code from} to {@code end} (exclusive), in pages of that size or smaller.
     *
     * @param from the first position, counted from 0
     * @param goal the position up to which the caller will go on with pages of that size, so that the next page may be
     *     asked for already
     */
    ListPart read(int from, int end, int size, int goal) throws EmlogException {
        List<ListEntry> read = new ArrayList<>();
        int position = from;
        while (position < end) {
            int asked = Math.min(size, most);
            int start = position / asked * asked;
            boolean another = asked == size && start + asked < goal; // while pages are too large, sizes change
            Optional<PageRead> page = page(start / asked + 1, asked, another);
            if (page.isPresent()) {
                read.addAll(between(position - start, end - start, page.get().entries()));
                if (page.get().positions() < asked) {
                    return new ListPart(read, true);
                }
                position = start + asked;
            }
        }
        return new ListPart(read, false);
    }

    private static List<ListEntry> between(int from, int end, List<ListEntry> entries) {
        int last = Math.min(end, entries.size());
        return entries.subList(Math.min(from, last), last);
    }

    /** Asks for a page; empty if a smaller one must be tried. */
    private Optional<PageRead> page(int number, int size, boolean another) throws EmlogException {
        try {
            ListPage page = pages.get(number, size, another);
            if (page.tooLarge().isPresent()) {
                return Optional.of(leaveOut(page.tooLarge().get()));
            }
            weigh(page.entries(), size);
            return Optional.of(new PageRead(page.entries(), page.entries().size()));
        } catch (EmlogException e) {
            if (e.reason() == Reason.OTHER) {
                return Optional.of(
                        new PageRead(List.of(), 0)); // another page came in its place, so the numbers will not agree
            }
            sinceFailure = 0;
            if (size == 1 && e.isTooMuch() && unreadable < MOST_UNREADABLE) {
                return Optional.of(leaveOut(number, e));
            }
            most = smaller(size, e);
            return Optional.empty();
        }
    }

    /** The page size to try after a failure. A server may also be too slow for more than the usual page. */
    private static int smaller(int size, EmlogException e) throws EmlogException {
        if (size > 1 && e.isTooMuch()) {
            return size / 2;
        }
        if (size > USUAL && (e.reason() == Reason.UNREACHABLE || e.reason() == Reason.NOT_EMLOG)) {
            return USUAL;
        }
        throw e;
    }

    private void weigh(List<ListEntry> page, int size) {
        long weight = page.stream().mapToLong(ListEntry::length).sum();
        entries += page.size();
        characters += weight;
        heaviest = Math.max(heaviest, weight);
        if (sinceFailure++ == 0) {
            settled = Math.min(settled, size);
        }
        if (!known && weight < ENOUGH && sinceFailure > CALM) {
            most = (int) Math.min(2L * most, Integer.MAX_VALUE);
        }
    }

    private PageRead leaveOut(ListPage.TooLarge entry) {
        leftOut.add(entry.id());
        problems.missed(
                "an article is too large to be read", emlog.base() + UrlMode.DYNAMIC.post(entry.id()), entry.why());
        return new PageRead(List.of(), 1);
    }

    private PageRead leaveOut(int position, EmlogException e) {
        unreadable++;
        problems.missed(
                "an article of the list cannot be read",
                emlog.base(),
                "the one at position " + position + " of the list: " + e.getMessage());
        return new PageRead(List.of(), 1);
    }

    /** The page size, up to that number, at which an answer is not too large, judged by the entries read so far. */
    int fitting(int wanted) {
        if (entries == 0) {
            return Math.min(FIRST, wanted);
        }
        long fitting = ENOUGH * entries / Math.max(1, characters);
        return (int) Math.max(Math.min(USUAL, wanted), Math.min(fitting, wanted));
    }

    /** Ids of articles that are too large to be read. */
    Set<Integer> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** The number of entries that could not be read and whose articles are unknown. */
    int unreadable() {
        return unreadable;
    }

    /**
     * The largest page size that works, for the next run.
     *
     * @param whole whether the whole list was read
     */
    int largestPage(boolean whole) {
        boolean byOne =
                !leftOut.isEmpty() || unreadable > 0; // a single entry that is too large says nothing about other pages
        if (settled < Integer.MAX_VALUE && !byOne) {
            return settled;
        }
        boolean light = whole && heaviest < ENOUGH;
        return !known || light && most >= LARGEST ? 0 : light ? 2 * most : most;
    }
}
