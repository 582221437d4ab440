package io.github.emlogstatic.crawl;

import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bodies of the archive, with other fingerprints for what will change. */
record PredictedBodies(Bodies archived, PredictedSite foreseen) implements Bodies {

    @Override
    public Body article(int id) {
        return archived.article(id);
    }

    @Override
    public Body page(int id) {
        return archived.page(id);
    }

    @Override
    public List<Comment> comments(int id) {
        return archived.comments(id);
    }

    @Override
    public List<Like> likes(int id) {
        return archived.likes(id);
    }

    @Override
    public Optional<Media> media(String path) {
        return archived.media(path);
    }

    @Override
    public String summary(int articleId) {
        return archived.summary(articleId);
    }

    @Override
    public int readingMinutes(int articleId) {
        return archived.readingMinutes(articleId);
    }

    @Override
    public String articleFingerprint(int id) {
        return foreseen.texts().getOrDefault(id, archived.articleFingerprint(id));
    }

    @Override
    public String pageFingerprint(int id) {
        return archived.pageFingerprint(id);
    }

    @Override
    public Optional<Instant> articleChanged(int id) {
        return foreseen.articles().containsKey(id) ? Optional.of(foreseen.at()) : archived.articleChanged(id);
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return archived.pageChanged(id);
    }

    @Override
    public String commentsFingerprint(int id) {
        return foreseen.discussed().getOrDefault(id, archived.commentsFingerprint(id));
    }

    @Override
    public String likesFingerprint(int id) {
        return archived.likesFingerprint(id);
    }
}
