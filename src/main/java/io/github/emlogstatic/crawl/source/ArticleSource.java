package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A blog that can be read. Sources differ in what they can see ({@link #abilities}); the rest of the crawl is the same
 * for all of them. The methods stand in the order in which a crawl calls them. A failure about one thing is reported as
 * a problem, and the archive keeps what it has of that thing.
 */
public sealed interface ArticleSource permits OnlineSource, BackupSource {

    /**
     * Opens a source.
     *
     * @see OnlineSource#of
     */
    @FunctionalInterface
    interface Opening {

        /**
         * @param address the blog's own present address
         * @param moved whether the blog had another address in the last run
         */
        ArticleSource open(
                CrawlContext context, ChangeDetector changes, SiteLoader loader, String address, boolean moved)
                throws IOException;
    }

    /** What the source can see. */
    Abilities abilities();

    /** The time that the answers describe: now, or when a backup was made. */
    Instant asOf() throws IOException;

    /** Name, address, time zone, menu and links of the blog. */
    Blog blog();

    /**
     * Reads the list of articles.
     *
     * @param whole whether to read the list to its end in any case
     * @throws EmlogException if nothing of the list can be read and the archive has no article yet
     */
    ListingResult list(boolean whole) throws IOException;

    /** The categories, if the source tells them directly. */
    Optional<List<Category>> categoriesTold();

    /**
     * Reads those articles, and articles that the list does not show and the source finds on the way.
     *
     * @param receiver receives an answer for each article; none if the archived one stays
     */
    void articles(List<ArticleChange> wanted, AnswerReceiver receiver) throws IOException;

    /**
     * The list with everything that became known while the articles were read: ids, dates, articles outside the list.
     */
    ListingResult settled() throws IOException;

    /** Ids of articles that this run saw, although the list does not show them. */
    default Set<Integer> outsideTheList() {
        return Set.of();
    }

    /** The categories, as the source tells them or as they follow from those entries. */
    List<Category> categories(ListingResult listing) throws IOException;

    /** What the owner has set for tags; empty if the source does not tell it. */
    default Optional<List<TagSettings>> tags() throws IOException {
        return Optional.empty();
    }

    /** The archived authors, updated from those entries. */
    List<Author> authors(Collection<ListEntry> entries) throws IOException;

    /** Reads a known or configured standalone page. */
    PageAnswer page(int id) throws IOException;

    /** Tries a candidate for a standalone page. */
    PageAnswer page(Candidate candidate) throws IOException;

    /** Addresses of possible standalone pages, found while the articles were read. */
    default Set<String> pagesSeen() throws IOException {
        return Set.of();
    }

    /** All comments that the source can see; empty if there are none to read, or the page is protected. */
    Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException;

    /** The likes of an article, newest first; empty if the source knows no likes. */
    Optional<List<Like>> likes(int id) throws IOException;

    /** The newest notes, enough to see whether there are new ones; empty if the source shows no notes. */
    Optional<NotesAnswer> newestNotes() throws IOException;

    /**
     * All notes that the source can see.
     *
     * @param newest the answer of {@link #newestNotes}
     */
    default List<Note> notes(NotesAnswer newest) throws IOException {
        return newest.newest();
    }

    /** Writes what only the owner may read, as far as the source shows it, if the configuration asks for that. */
    default void keepDrafts() throws IOException {}

    /** What became of an archived article that the list does not show. */
    Whereabouts whereabouts(int id) throws IOException;

    /** The blog, with what is known only after its standalone pages are read; empty if the home page was not read. */
    Optional<Blog> settledBlog() throws IOException;

    /** Whether the blog's icon is due to be checked again. */
    boolean iconIsDue();

    /** The uploads of the blog, and the pictures of others that it shows. */
    FileSource files();

    /** Further questions that a run would ask, a line each, for a dry run. */
    default List<String> alsoAsks() {
        return List.of();
    }

    /** The number of requests sent so far, by kind. */
    Map<String, Integer> requests();

    /** How many views this run may have added to the blog's counters. */
    int views();

    /** Writes what the next run must know about this one. */
    void save() throws IOException;
}
