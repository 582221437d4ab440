package io.github.emlogstatic.archive.record;

import java.time.Instant;

/**
 * The tombstone of an article or a page that the blog no longer shows.
 *
 * @param id that of the article or page
 * @param on when it was found to be gone
 * @param why {@code deleted or hidden}, {@code protected}, {@code scheduled}, {@code became a page}…
 */
public record Withdrawal(int id, Instant on, String why) {}
