package io.github.emlogstatic.render.site;

import java.util.ArrayList;
import java.util.List;

/**
 * A list cut into pages that stay as they are: page K holds the K-th so many entries counted from the oldest, whatever
 * comes later. The unnumbered page holds the newest entries, and may repeat some of the last numbered page.
 *
 * @param entries newest first
 * @param perPage at least 1
 */
public record Paging<T>(List<T> entries, int perPage) {

    /** How many numbered pages there are: none where everything fits on the unnumbered one. */
    public int pages() {
        return entries.size() <= perPage ? 0 : (entries.size() + perPage - 1) / perPage;
    }

    /** What numbered page K holds, newest first; counted from 1. */
    public List<T> page(int number) {
        int oldest = entries.size() - (number - 1) * perPage;
        return entries.subList(Math.max(0, oldest - perPage), oldest);
    }

    /** What the unnumbered page holds. */
    public List<T> newest() {
        return entries.subList(0, Math.min(perPage, entries.size()));
    }

    /** The same, those that are pinned first: they are shown besides the newest, whatever their age. */
    public List<T> newest(List<T> pinned) {
        List<T> page = new ArrayList<>(pinned);
        newest().stream().filter(entry -> !pinned.contains(entry)).forEach(page::add);
        return page;
    }
}
