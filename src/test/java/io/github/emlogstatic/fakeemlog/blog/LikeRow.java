package io.github.emlogstatic.fakeemlog.blog;

import java.time.Instant;

/**
 * A like of an article.
 *
 * @param user the user who liked, 0 for a visitor
 * @param avatar an upload's path, any address, or empty
 */
public record LikeRow(int id, int article, int user, String poster, String avatar, Instant date) {}
