package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.emlog.article.ListEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The blog's list of articles, as far as it was read.
 *
 * @param entries the entries by article id, in the order of the list
 * @param leftOut ids of articles that are in the list, but whose entries could not be read
 * @param complete whether these are certainly all articles of the list
 * @param restsOn a text that says why the list is complete, or why it is not
 */
public record ListingResult(Map<Integer, ListEntry> entries, Set<Integer> leftOut, boolean complete, String restsOn) {

    /** Returns those of the archived articles that the list does not show; none unless the list is complete. */
    public SortedSet<Integer> missing(Collection<Integer> archived) {
        SortedSet<Integer> missing = new TreeSet<>();
        if (complete) {
            missing.addAll(archived);
            missing.removeAll(entries.keySet());
            missing.removeAll(leftOut);
        }
        return missing;
    }

    /**
     * Returns the list of a second reading, with the articles that only this first reading shows: articles may have
     * moved between pages in the meantime.
     */
    public ListingResult and(ListingResult again) {
        Map<Integer, ListEntry> both = new LinkedHashMap<>(again.entries);
        entries.forEach(both::putIfAbsent);
        Set<Integer> out = new TreeSet<>(again.leftOut);
        out.addAll(leftOut);
        return new ListingResult(both, out, again.complete, again.restsOn);
    }

    /** Returns the list without articles that were deleted since it was read. */
    public ListingResult without(Set<Integer> deleted) {
        if (deleted.isEmpty()) {
            return this;
        }
        Map<Integer, ListEntry> rest = new LinkedHashMap<>(entries);
        rest.keySet().removeAll(deleted);
        return new ListingResult(rest, leftOut, complete, restsOn);
    }

    /**
     * A list that was read to its end, so that what it lacks may be gone.
     *
     * @param restsOn what makes it complete, for a report
     */
    public static ListingResult whole(Map<Integer, ListEntry> entries, String restsOn) {
        return new ListingResult(entries, Set.of(), true, restsOn);
    }

    /** A list of which only these entries are known. What it lacks need not be gone. */
    public static ListingResult part(Map<Integer, ListEntry> entries) {
        return part(entries, "only a part of the list was read in this run");
    }

    /**
     * A list of which only these entries are known, or wanted. What it lacks need not be gone.
     *
     * @param why why these are not all, for a report
     */
    public static ListingResult part(Map<Integer, ListEntry> entries, String why) {
        return new ListingResult(entries, Set.of(), false, why);
    }
}
