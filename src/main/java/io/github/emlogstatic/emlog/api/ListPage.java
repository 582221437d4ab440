package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ListEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page of {@code article_list}. If a page of one entry is still too large to read, only the id of its article is
 * known.
 *
 * @param entries in the blog's order: pinned ones first, then newest first
 * @param tooLarge the article whose entry is too large to read; there are no entries then
 * @param totalPages since emlog 2.5.8; 0 if there are no articles at all, although emlog answers 1
 */
public record ListPage(List<ListEntry> entries, Optional<TooLarge> tooLarge, OptionalInt totalPages) {

    /**
     * An article whose entry could not be read.
     *
     * @param id the id of the article
     * @param why the reason, with the requested address
     */
    public record TooLarge(int id, String why) {}
}
