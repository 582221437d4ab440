package io.github.emlogstatic.model;

import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The large parts of a {@link Site}. They are read when they are needed. Safe for use by several threads.
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

    /** The upload at that path, if the archive holds it. */
    Optional<Media> media(String path);

    /**
     * The bytes of an upload as readers of the site get it; empty if they do not.
     *
     * @throws IOException if its file is damaged or cannot be read
     */
    default Optional<byte[]> upload(String path) throws IOException {
        return Optional.empty();
    }

    /** Whether the blog has said that it does not have the upload at that path of the archive. */
    default boolean isGone(String path) {
        return false;
    }

    /** The fingerprint of everything that {@link #media} and {@link #withholds} answer; empty if it is unknown. */
    default String mediaFingerprint() {
        return "";
    }

    /** Whether the archive holds an upload at that path that must not be on the site, because it may run scripts. */
    default boolean withholds(String path) {
        return false;
    }

    /** The start of the article's text for lists and descriptions: plain, one line, at most 200 characters. */
    String summary(int articleId);

    /** The minutes that reading the article takes; 0 if it is not public. */
    int readingMinutes(int articleId);

    /** The fingerprint of {@link #article} and of the excerpt. The article's other properties are not part of it. */
    String articleFingerprint(int id);

    /** The fingerprint of {@link #page}. */
    String pageFingerprint(int id);

    /** When the archive first saw the article as it is now; empty if that is not known. */
    Optional<Instant> articleChanged(int id);

    /** When the archive first saw the page as it is now; empty if that is not known. */
    Optional<Instant> pageChanged(int id);

    /** The fingerprint of {@link #comments}; empty if there are none. */
    String commentsFingerprint(int id);

    /** The fingerprint of {@link #likes}; empty if there are none. */
    String likesFingerprint(int id);
}
