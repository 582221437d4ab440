package io.github.emlogstatic.model;

import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bodies that change a few parts of other bodies, and forward everything else to them. */
public abstract class ForwardingBodies implements Bodies {

    protected final Bodies bodies;

    protected ForwardingBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public String article(int id) {
        return bodies.article(id);
    }

    @Override
    public String page(int id) {
        return bodies.page(id);
    }

    @Override
    public List<Comment> comments(int id) {
        return bodies.comments(id);
    }

    @Override
    public List<Like> likes(int id) {
        return bodies.likes(id);
    }

    @Override
    public Optional<Media> media(String path) {
        return bodies.media(path);
    }

    @Override
    public boolean isGone(String path) {
        return bodies.isGone(path);
    }

    @Override
    public boolean withholds(String path) {
        return bodies.withholds(path);
    }

    @Override
    public String summary(int articleId) {
        return bodies.summary(articleId);
    }

    @Override
    public int readingMinutes(int articleId) {
        return bodies.readingMinutes(articleId);
    }

    @Override
    public String articleFingerprint(int id) {
        return bodies.articleFingerprint(id);
    }

    @Override
    public String pageFingerprint(int id) {
        return bodies.pageFingerprint(id);
    }

    @Override
    public Optional<Instant> articleChanged(int id) {
        return bodies.articleChanged(id);
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return bodies.pageChanged(id);
    }

    @Override
    public String commentsFingerprint(int id) {
        return bodies.commentsFingerprint(id);
    }

    @Override
    public String likesFingerprint(int id) {
        return bodies.likesFingerprint(id);
    }
}
