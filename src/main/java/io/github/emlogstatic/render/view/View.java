package io.github.emlogstatic.render.view;

import io.github.emlogstatic.render.site.Dates;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What templates see. Text is plain and escaped by the template; addresses are ready for the page that shows them.
 * Immutable, but for the suppliers, which note that the page has read a site-wide value.
 */
public final class View {

    private View() {}

    /** The blog and the way around it, on every page. */
    public record SiteView(
            String name,
            String description,
            String keywords,
            String footer,
            String record,
            String language,
            String home,
            String blogUrl,
            List<NavItem> navigation,
            Feeds feeds,
            String archivesUrl,
            String tagsUrl,
            String categoriesUrl,
            String notesUrl,
            String authorsUrl,
            String linksUrl,
            String searchUrl,
            List<PageLink> pages,
            boolean retired,
            boolean trusted,
            String icon,
            String generator,
            Supplier<List<Card>> recent,
            Supplier<List<CategoryNode>> categories,
            Supplier<List<TagCount>> tags) {}

    /**
     * What the search page loads.
     *
     * @param folder its address, ending in a slash
     * @param segments {@code NAME:SHARDS:VERSION} of each, oldest first
     */
    public record SearchView(String folder, String segments) {}

    /** The addresses of the feeds. */
    public record Feeds(String atom, String rss, String json) {
        public static final Feeds NONE = new Feeds("", "", "");
    }

    /** An entry of the menu. */
    record NavItem(String title, String url, boolean current, List<NavItem> children) {}

    /** A link to a standalone page. */
    record PageLink(String title, String url) {}

    /** What the head of a page says about it. */
    public record PageHead(
            String kind,
            String title,
            String description,
            String canonical,
            String robots,
            String image,
            String language) {}

    /** An author, as shown beside an article. The address is empty where nothing is known of the author. */
    public record AuthorRef(String name, String url, String avatar) {}

    /** A thing with a name and a page. */
    public record Ref(String name, String url) {}

    /** A thing with a name, a page, and so many articles. */
    public record CountedRef(String name, String url, int count) {}

    /**
     * An image; 0 by 0 where its size is not known.
     *
     * @param srcset itself and a smaller picture of it to choose from, or empty where there is none
     */
    record Image(String src, int width, int height, String srcset) {}

    /** An article in a list. */
    public record Card(
            int id,
            String title,
            String url,
            LocalDateTime date,
            AuthorRef author,
            @Nullable Ref category,
            List<Ref> tags,
            @Nullable Image cover,
            String summary,
            boolean pinned,
            boolean needsPassword) {

        public Card pinnedOnTop() {
            return new Card(id, title, url, date, author, category, tags, cover, summary, true, needsPassword);
        }
    }

    /** An article or a standalone page with everything on it. */
    public record ArticleView(
            int id,
            String title,
            String url,
            LocalDateTime date,
            AuthorRef author,
            @Nullable Ref category,
            List<Ref> tags,
            @Nullable Image cover,
            String summary,
            boolean pinned,
            boolean needsPassword,
            List<Ref> categories,
            List<Field> fields,
            String content,
            List<TocEntry> toc,
            int readingMinutes,
            int words,
            @Nullable Card previous,
            @Nullable Card next,
            List<SeriesView> series,
            List<Card> related,
            List<CommentView> comments,
            int commentCount,
            List<LikeView> likes,
            int likeCount,
            String originalUrl,
            boolean hasCode,
            boolean hasMath) {}

    /** The place of an article in a series: its number, counted from 1, and the articles before and after it. */
    public record SeriesView(
            String name,
            String url,
            int number,
            @Nullable Card previous,
            @Nullable Card next) {}

    /** The encrypted text of a protected article, in Base64, and what a browser needs beside the password. */
    public record SealedView(String salt, String nonce, int rounds, String text) {}

    /** A custom field of an article. */
    public record Field(String name, String value) {}

    /** A heading of an article. */
    public record TocEntry(String id, String title, int level, List<TocEntry> children) {}

    /** A comment and the replies to it. */
    public record CommentView(
            int id,
            String author,
            String authorUrl,
            String content,
            Dates.When when,
            String initial,
            int hue,
            String avatar,
            boolean top,
            int likes,
            int depth,
            List<CommentView> children) {}

    /** Somebody who liked an article. */
    public record LikeView(String name) {}

    /** A page of articles. */
    public record ListView(
            String title,
            String kicker,
            String description,
            List<Card> articles,
            List<CountedRef> children,
            @Nullable Ref parent,
            List<MonthRef> months,
            Feeds feeds,
            Pagination pagination) {}

    /** The pages beside a page of a list; {@code number} counts from the oldest and is 0 on the newest page. */
    public record Pagination(
            String newer,
            String older,
            String newest,
            int number,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to) {}

    /** A month of a year. */
    public record MonthRef(int month, String url, int count) {}

    /** A tag and how often it is used; the weight is 1 to 5. */
    public record TagCount(String name, String url, int count, int weight) {}

    /** A category with the categories below it; the count includes theirs. */
    public record CategoryNode(String name, String url, String description, int count, List<CategoryNode> children) {}

    /** A year of the archives. */
    public record ArchiveYear(int year, String url, int count, List<ArchiveMonth> months) {}

    /** A month of the archives. */
    public record ArchiveMonth(int month, String url, int count, List<ArchiveEntry> articles) {}

    /** An article in the archives. */
    public record ArchiveEntry(String title, String url, LocalDateTime date) {}

    /** An author in the index of authors. */
    public record AuthorView(String name, String url, String avatar, int count, String initial, int hue) {}

    /** A note in the timeline. */
    public record NoteView(int id, String content, Dates.When when, AuthorRef author) {}

    /** A friend link. */
    public record LinkView(String title, String url, String description) {}
}
