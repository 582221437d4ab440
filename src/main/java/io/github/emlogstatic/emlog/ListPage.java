package io.github.emlogstatic.emlog;

import java.util.List;
import java.util.OptionalInt;

/**
 * A page of {@code article_list}.
 *
 * @param entries in the blog's order: pinned ones first, then newest first
 * @param totalPages emlog 2.5.8 and later; 0 where there are no articles at all (emlog says 1 then)
 */
public record ListPage(List<ListEntry> entries, OptionalInt totalPages) {}
