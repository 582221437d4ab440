package io.github.emlogstatic.render.site;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a list into pages that stay the same when entries are added. Numbered page K holds the K-th group of entries,
 * counted from the oldest. The unnumbered page holds the newest entries and may repeat some of the last numbered page.
 *
 * @param entries newest first
 * @param perPage at least 1
 */
public record Paging<T>(List<T> entries, int perPage) {

    /** The number of numbered pages; 0 if all entries fit on the unnumbered page. */
    public int pages() {
        return entries.size() <= perPage ? 0 : (entries.size() + perPage - 1) / perPage;
    }

    /**
     * The entries of a numbered page, newest first.
     *
     * @param number counted from 1
     */
    public List<T> page(int number) {
        int oldest = entries.size() - (number - 1) * perPage;
        return entries.subList(Math.max(0, oldest - perPage), oldest);
    }

    /** The entries of the unnumbered page. */
    public List<T> newest() {
        return entries.subList(0, Math.min(perPage, entries.size()));
    }

    /** The entries of the unnumbered page after the pinned ones. Pinned entries are shown in addition to the newest. */
    public List<T> newest(List<T> pinned) {
        List<T> page = new ArrayList<>(pinned);
        newest().stream().filter(entry -> !pinned.contains(entry)).forEach(page::add);
        return page;
    }
}
