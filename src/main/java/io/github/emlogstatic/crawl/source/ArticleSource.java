package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Taker;
import io.github.emlogstatic.crawl.answer.Candidate;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.http.Download;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.Wanted;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A blog that can be read. SourceHistory differ in what they see ({@link #abilities}); what a crawl makes of that is the same for
 * all of them. The methods stand in the order in which a crawl calls them. A failure that concerns one thing alone is a
 * problem in the report, and the archive keeps what it has of that thing.
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
         * @param address the blog's own address, as it is now
         * @param moved whether it was at another address when the archive was written
         */
        ArticleSource open(
                CrawlContext context, ChangeDetector changes, SiteLoader loader, String address, boolean moved)
                throws IOException;
    }

    /** What the source sees. */
    Abilities abilities();

    /** As of when it tells what it tells: now, or when a backup was made. */
    Instant asOf() throws IOException;

    /** Name, address, time zone, menu and links of the blog. */
    Blog blog();

    /**
     * Reads the list of articles.
     *
     * @param whole read to its end in any case
     * @throws EmlogException where nothing of the list can be read, and the archive holds no article yet
     */
    ListingResult list(boolean whole) throws IOException;

    /** The categories, where the blog tells them without its articles. */
    Optional<List<Category>> categoriesTold();

    /**
     * Reads those articles, and what they lead to and the list does not show.
     *
     * @param taker gets an answer for each; none where the archive's own stays
     */
    void articles(List<ArticleChange> wanted, Taker taker) throws IOException;

    /** The list with all that has become known since: numbers, dates, articles outside the list. */
    ListingResult settled() throws IOException;

    /** Articles of this run that the list does not show, and visitors find all the same. */
    default Set<Integer> outsideTheList() {
        return Set.of();
    }

    /** The categories, as the blog tells them or as the articles of that list do. */
    List<Category> categories(ListingResult listing) throws IOException;

    /** The authors of the archive, with what those entries tell anew. */
    List<Author> authors(Collection<ListEntry> entries) throws IOException;

    /** Reads a standalone page that is known or configured. */
    PageAnswer page(int id) throws IOException;

    /** Tries whether there is a standalone page. */
    PageAnswer page(Candidate candidate) throws IOException;

    /** Addresses of what may be standalone pages, as far as reading the articles has shown such. */
    default Set<String> pagesSeen() {
        return Set.of();
    }

    /** All comments that the source sees; empty where they cannot be read because their page is protected. */
    Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException;

    /** The likes of an article, newest first; empty where the source knows nothing of likes. */
    Optional<List<Like>> likes(int id) throws IOException;

    /** The newest notes, enough to see whether there are new ones; empty where the source shows no notes. */
    Optional<NotesAnswer> newestNotes() throws IOException;

    /**
     * All notes that the source sees.
     *
     * @param newest what {@link #newestNotes} has just told
     */
    List<Note> notes(NotesAnswer newest) throws IOException;

    /** What has become of an article of the archive that the list does not show. */
    Whereabouts whereabouts(int id) throws IOException;

    /** Whether this run has read the blog's home page. */
    boolean readHome();

    /** The blog, with what is known only when its standalone pages are. */
    Blog settledBlog() throws IOException;

    /** Whether it is time to look at the blog's icon again. */
    boolean iconIsDue();

    /**
     * Fetches a file of the blog into a new temporary file.
     *
     * @param address relative to the base, decoded
     */
    Download download(String address, Path temporary, Wanted wanted) throws EmlogException;

    /** Fetches an image from another host. */
    Download image(String url, Path temporary, Wanted wanted) throws EmlogException;

    /** Fetches a commenter's picture. */
    Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException;

    /** What a dry run says of questions that every run asks, or that are due, a line each. */
    default List<String> alsoAsks() {
        return List.of();
    }

    /** Questions sent so far, by kind. */
    Map<String, Integer> requests();

    /** How many views the questions may have added to the owner's counters. */
    int views();

    /** Writes what the next run has to know of this one. */
    void save() throws IOException;
}
