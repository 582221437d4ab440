package io.github.emlogstatic.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The heavy parts of a {@link Site}, read when they are asked for. Safe for use by several threads.
 *
 * <p>The fingerprints tell whether a part has changed without reading it: equal fingerprints mean equal parts.
 */
public interface Bodies {

    /** The body of an article, {@link Body#EMPTY} where it is not public. */
    Body article(int id);

    /** The body of a standalone page. */
    Body page(int id);

    /** The comments of an article or a page, oldest first; empty where there are none. */
    List<Comment> comments(int id);

    /** The likes of an article or a page, newest first; empty where there are none. */
    List<Like> likes(int id);

    /** The upload at that path, if the archive holds it. */
    Optional<Media> media(String path);

    /** The start of the article's text for lists and descriptions: plain, one line, at most 200 characters. */
    String summary(int articleId);

    /** The fingerprint of {@link #article} alone, whatever the article's other properties. */
    String articleFingerprint(int id);

    /** The fingerprint of {@link #page}. */
    String pageFingerprint(int id);

    /** When the archive first saw the article as it is now; empty where that is not known. */
    Optional<Instant> articleChanged(int id);

    /** The same of a standalone page. */
    Optional<Instant> pageChanged(int id);

    /** The fingerprint of {@link #comments}; empty where there are none. */
    String commentsFingerprint(int id);

    /** The fingerprint of {@link #likes}; empty where there are none. */
    String likesFingerprint(int id);
}
