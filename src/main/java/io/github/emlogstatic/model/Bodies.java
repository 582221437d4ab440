package io.github.emlogstatic.model;

import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts and discussions of a {@link Site}. They are read when they are needed. Safe for use by several threads.
 *
 * <p>A fingerprint shows whether a part has changed without reading it: equal fingerprints mean equal parts.
 */
public interface Bodies {

    /** The HTML of an article, empty if it is not public. */
    String article(int id);

    /** The HTML of a standalone page. */
    String page(int id);

    /** The comments of an article or a page, oldest first; empty if there are none. */
    List<Comment> comments(int id);

    /** The likes of an article or a page, newest first; empty if there are none. */
    List<Like> likes(int id);

    /** The start of the article's text for lists and descriptions: plain, one line, at most 200 characters. */
    String summary(int articleId);

    /** The minutes that reading the article takes; 0 if it is not public. */
    int readingMinutes(int articleId);

    /** The fingerprint of {@link #article} and of the excerpt. The article's other properties are not part of it. */
    String articleFingerprint(int id);

    /** The fingerprint of {@link #page}. */
    String pageFingerprint(int id);

    /** When the archive first saw each article as it is now, by article id. */
    Map<Integer, Instant> articlesChanged();

    /** When the archive first saw the page as it is now; empty if that is not known. */
    Optional<Instant> pageChanged(int id);

    /** The fingerprint of {@link #comments}; empty if there are none. */
    String commentsFingerprint(int id);

    /** The fingerprint of {@link #likes}; empty if there are none. */
    String likesFingerprint(int id);
}
