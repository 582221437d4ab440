package io.github.emlogstatic.emlog;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.CrawlConfig;
import io.github.emlogstatic.config.Secret;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A blog's API. Safe for use by several threads; at most {@link CrawlConfig#connections()} requests are under way at
 * once. Every method throws {@link EmlogException} where the blog does not answer what was asked for.
 */
public final class EmlogClient implements AutoCloseable {

    private EmlogClient() {}

    /**
     * Finds the blog: resolves its base address without credentials (following redirects such as {@code http} to
     * {@code https}), then signs in where {@link BlogConfig.Auth#LOGIN} is configured.
     *
     * @param address the address as configured; with or without the final slash
     */
    public static EmlogClient connect(String address, BlogConfig blog, CrawlConfig crawl) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The base address in force, ending in {@code /}. */
    public String base() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Whether there are credentials, so that methods that need them can be asked. */
    public boolean authenticated() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The exact number of public articles ({@code count=1}); empty before emlog 2.5.8, which does not tell. */
    public OptionalInt articleCount() throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * A page of the list of public articles.
     *
     * @param page from 1
     * @param count entries a page, at least 1
     */
    public ListPage articles(int page, int count) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * An article or a standalone page, whole. Since emlog 2.5.1 each call adds a view to the owner's counter.
     *
     * @param password of a protected article
     */
    public Detail detail(int id, Optional<Secret> password) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** All categories, in the owner's order, parents before their children. */
    public List<Category> categories() throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * The visible comments of an article or page, by the newest method that the blog has.
     *
     * @param zone of the blog, for dates that are printed whole
     */
    public List<Comment> comments(int id, ZoneId zone) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The likes of an article, newest first. */
    public List<Like> likes(int id, ZoneId zone) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Public notes, pinned ones first, then newest first; needs credentials; empty past the end. */
    public List<Note> notes(int page, int count, ZoneId zone) throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The blog's own feed. */
    public Feed feed() throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * Fetches an upload into a new temporary file of that directory. Sends no credentials.
     *
     * @param url absolute, or relative to the base
     * @param etag of what we have, to fetch only what changed
     * @param lastModified likewise
     */
    public Download download(
            String url, Path temporary, Optional<String> etag, Optional<String> lastModified, long maxBytes)
            throws EmlogException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Requests sent so far, by API method; {@code rss}, {@code media} and {@code base} for the others. */
    public Map<String, Integer> requests() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Gives up the connections. */
    @Override
    public void close() {}
}
