package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads stretches of the API's list of articles. Entries carry whole texts, and emlog makes one answer of all that is asked
 * for: where that is too much, for this program or for the server, smaller pages are asked for, down to one entry; an entry
 * that is too much alone is left out.
 */
final class ApiListReader {

    /** Entries that every blog gives at once, as long as its texts are texts. */
    static final int USUAL = 100;

    /** Characters of texts that one answer should hold where more than the usual page is asked for. */
    private static final long ENOUGH = 4_000_000;

    /** Entries that may be asked for before anything is known of their weight. */
    private static final int FIRST = 2 * USUAL;

    /** More are never asked for. */
    static final int LARGEST = 1000;

    /** So many pages must have come since the last failure before a larger one is tried. */
    private static final int CALM = 4;

    /** So many entries may give no answer at all; where it is more, the blog itself gives none. */
    private static final int MOST_IN_VAIN = 3;

    private final EmlogClient emlog;
    private final Problems problems;
    private final Set<Integer> leftOut = new TreeSet<>();
    private final boolean known;
    private int most;
    private int settled = Integer.MAX_VALUE;
    private int sinceFailure = CALM;
    private long heaviest;
    private int inVain;
    private long entries;
    private long characters;

    /** @param largestPage so many entries at once are known to be the most; 0 where none are known */
    ApiListReader(EmlogClient emlog, Problems problems, int largestPage) {
        this.emlog = emlog;
        this.problems = problems;
        this.known = largestPage > 0;
        this.most = known ? largestPage : Integer.MAX_VALUE;
    }

    /**
     * A stretch of the list.
     *
     * @param last whether the list ends there
     */
    record Stretch(List<ListEntry> entries, boolean last) {}

    /** @param positions how many the page has, of which one may have no entry */
    private record Page(List<ListEntry> entries, int positions) {}

    /**
     * Reads what stands at the positions from the first to before the end, in pages of that size or smaller ones.
     *
     * @param from the first position, from 0
     */
    Stretch read(int from, int end, int size) throws EmlogException {
        List<ListEntry> read = new ArrayList<>();
        int position = from;
        while (position < end) {
            int asked = Math.min(size, most);
            int start = position / asked * asked;
            Optional<Page> page = page(start / asked + 1, asked);
            if (page.isPresent()) {
                read.addAll(between(position - start, end - start, page.get().entries()));
                if (page.get().positions() < asked) {
                    return new Stretch(read, true);
                }
                position = start + asked;
            }
        }
        return new Stretch(read, false);
    }

    private static List<ListEntry> between(int from, int end, List<ListEntry> entries) {
        int last = Math.min(end, entries.size());
        return entries.subList(Math.min(from, last), last);
    }

    /** The page; empty where a smaller one is to be tried in its place. */
    private Optional<Page> page(int number, int size) throws EmlogException {
        try {
            ListPage page = emlog.api().articles(number, size);
            if (page.tooLarge().isPresent()) {
                return Optional.of(leaveOut(page.tooLarge().get()));
            }
            weigh(page.entries(), size);
            return Optional.of(new Page(page.entries(), page.entries().size()));
        } catch (EmlogException e) {
            if (e.reason() == Reason.OTHER) {
                return Optional.of(new Page(List.of(), 0)); // another page in its place: the numbers will not agree
            }
            sinceFailure = 0;
            if (size == 1 && e.isTooMuch() && inVain < MOST_IN_VAIN) {
                return Optional.of(leaveOut(number, e));
            }
            most = smaller(size, e);
            return Optional.empty();
        }
    }

    /** How many to ask for after that failure of so many. A server may also be too slow for more than the usual page. */
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
        long weight = page.stream()
                .mapToLong(entry ->
                        entry.description().length() + entry.descriptionSource().length())
                .sum();
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

    private Page leaveOut(ListPage.TooLarge entry) {
        leftOut.add(entry.id());
        problems.missed(
                "an article is too large to be read", emlog.base() + UrlMode.DYNAMIC.post(entry.id()), entry.why());
        return new Page(List.of(), 1);
    }

    private Page leaveOut(int position, EmlogException e) {
        inVain++;
        problems.missed(
                "an article of the list cannot be read",
                emlog.base(),
                "the one at position " + position + " of the list: " + e.getMessage());
        return new Page(List.of(), 1);
    }

    /** So many entries of the same weight as those read so far are not too much, up to that number. */
    int fitting(int wanted) {
        if (entries == 0) {
            return Math.min(FIRST, wanted);
        }
        long fitting = ENOUGH * entries / Math.max(1, characters);
        return (int) Math.max(Math.min(USUAL, wanted), Math.min(fitting, wanted));
    }

    /** The articles that are in the list and were too large to be read. */
    Set<Integer> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** How many entries are in the list and nothing tells which articles they are of. */
    int inVain() {
        return inVain;
    }

    /**
     * The most entries that one answer can hold, for the next run to know.
     *
     * @param whole whether the whole list was read
     */
    int largestPage(boolean whole) {
        boolean byOne = !leftOut.isEmpty() || inVain > 0; // one entry that is too much makes no other page too large
        if (settled < Integer.MAX_VALUE && !byOne) {
            return settled;
        }
        boolean light = whole && heaviest < ENOUGH;
        return !known || light && most >= LARGEST ? 0 : light ? 2 * most : most;
    }
}
