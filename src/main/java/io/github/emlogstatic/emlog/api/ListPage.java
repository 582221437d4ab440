package io.github.emlogstatic.emlog.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page of {@code article_list}. Where one entry alone is larger than what is read at once, a page of one tells only which
 * article that is.
 *
 * @param entries in the blog's order: pinned ones first, then newest first
 * @param tooLarge the article whose entry is too large to be read; there are no entries then
 * @param totalPages emlog 2.5.8 and later; 0 where there are no articles at all (emlog says 1 then)
 */
public record ListPage(List<ListEntry> entries, Optional<TooLarge> tooLarge, OptionalInt totalPages) {

    /**
     * An article of which too little could be read for an entry.
     *
     * @param id its number
     * @param why in words, with the address that was asked
     */
    public record TooLarge(int id, String why) {}
}
