package io.github.emlogstatic.render;

import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bodies in memory. Counts how often a body is read, because planning must not read any. */
public final class MemoryBodies implements Bodies {

    public final Map<Integer, String> articles = new TreeMap<>();
    public final Map<Integer, String> pages = new TreeMap<>();
    final Map<Integer, List<Comment>> comments = new TreeMap<>();
    final Map<Integer, List<Like>> likes = new TreeMap<>();
    public final Map<Integer, Instant> changed = new TreeMap<>();
    private final Map<String, String> summaries = new ConcurrentHashMap<>();
    final AtomicInteger readings = new AtomicInteger();

    @Override
    public String article(int id) {
        readings.incrementAndGet();
        return articles.getOrDefault(id, "");
    }

    @Override
    public String page(int id) {
        readings.incrementAndGet();
        return pages.getOrDefault(id, "");
    }

    @Override
    public List<Comment> comments(int id) {
        readings.incrementAndGet();
        return comments.getOrDefault(id, List.of());
    }

    @Override
    public List<Like> likes(int id) {
        readings.incrementAndGet();
        return likes.getOrDefault(id, List.of());
    }

    @Override
    public String summary(int articleId) {
        return summaries.computeIfAbsent(
                articles.getOrDefault(articleId, ""), html -> Excerpts.of(html).summary(200));
    }

    @Override
    public int readingMinutes(int articleId) {
        return Excerpts.of(articles.getOrDefault(articleId, "")).readingMinutes();
    }

    @Override
    public String articleFingerprint(int id) {
        return Fingerprint.of(articles.getOrDefault(id, ""));
    }

    @Override
    public String pageFingerprint(int id) {
        return Fingerprint.of(pages.getOrDefault(id, ""));
    }

    @Override
    public Map<Integer, Instant> articlesChanged() {
        return changed;
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return Optional.empty();
    }

    @Override
    public String commentsFingerprint(int id) {
        return comments.containsKey(id) ? Fingerprint.of(comments.get(id).toString()) : "";
    }

    @Override
    public String likesFingerprint(int id) {
        return likes.containsKey(id) ? Fingerprint.of(likes.get(id).toString()) : "";
    }
}
