package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.emlog.api.ListEntry;
import java.util.Map;
import java.util.Set;

/**
 * What the blog's list of articles showed.
 *
 * @param entries by id, in the list's order
 * @param leftOut articles that are in the list, and whose entries could not be read
 * @param complete whether these are all articles of the list, without doubt
 * @param restsOn what tells so, in words
 */
public record ListingResult(Map<Integer, ListEntry> entries, Set<Integer> leftOut, boolean complete, String restsOn) {

    public static ListingResult whole(Map<Integer, ListEntry> entries, String restsOn) {
        return new ListingResult(entries, Set.of(), true, restsOn);
    }

    public static ListingResult part(Map<Integer, ListEntry> entries) {
        return new ListingResult(entries, Set.of(), false, "only a part of the list was read in this run");
    }
}
