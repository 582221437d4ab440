package io.github.emlogstatic.render.view;

import io.github.emlogstatic.content.media.ImageCandidates;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.template.Unwrapped;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that templates see. Text is plain, and templates escape it. Addresses fit the page that shows them.
 * Immutable, except for the suppliers, which record that the page has read a site-wide value.
 */
public final class View {

    private View() {}

    /** The blog and its navigation. Every page has it. */
    public record SiteView(
            @Unwrapped AboutBlog about,
            @Unwrapped SiteLinks links,
            @Unwrapped IndexPageUrls indexPages,
            @Unwrapped AppUrls app,
            boolean retired,
            boolean trusted,
            @Unwrapped SiteLists lists) {

        /** Returns this view for a page whose reads are recorded elsewhere. */
        SiteView with(SiteLists others) {
            return new SiteView(about, links, indexPages, app, retired, trusted, others);
        }
    }

    /**
     * What the blog says of itself, and what made the site.
     *
     * @param footer HTML
     * @param record the number of the registration in China
     */
    record AboutBlog(
            String name,
            String description,
            String keywords,
            String footer,
            String record,
            String language,
            String icon,
            String generator) {}

    /**
     * The links that every page has: home, the blog, the menu, the feeds, the standalone pages.
     *
     * @param navigationInLine how many entries of the menu have room beside the blog's name
     */
    record SiteLinks(
            String home,
            String blogUrl,
            List<NavItem> navigation,
            int navigationInLine,
            Feeds feeds,
            List<PageLink> pages) {}

    /** The addresses of the pages that list everything of a kind; empty for a page that the site does not have. */
    record IndexPageUrls(
            String archivesUrl,
            String tagsUrl,
            String categoriesUrl,
            String notesUrl,
            String authorsUrl,
            String linksUrl,
            String searchUrl) {}

    /** What a browser needs to show the site like an application. */
    record AppUrls(String touchIcon, String manifestUrl, String offlineUrl) {}

    /** Lists that change with many articles. A page that shows one is made again when it changes. */
    record SiteLists(
            Supplier<List<Card>> recent, Supplier<List<CategoryNode>> categories, Supplier<List<TagCount>> tags) {
        static final SiteLists NONE = new SiteLists(List::of, List::of, List::of);
    }

    /**
     * What the search page loads.
     *
     * @param folder the address of the index, ending in a slash
     * @param segments {@code NAME:SHARDS:VERSION} of each segment, oldest first
     */
    public record SearchView(String folder, String segments) {}

    /** The addresses of the feeds in each format; empty if there is none. */
    public record Feeds(String atom, String rss, String json) {
        public static final Feeds NONE = new Feeds("", "", "");
    }

    /** @param newTab whether it opens in a new tab, as at the blog */
    record NavItem(String title, String url, boolean current, boolean newTab, List<NavItem> children) {}

    record PageLink(String title, String url) {}

    /** The metadata of a page for its head. */
    public record PageHead(
            String kind,
            String title,
            String description,
            String canonical,
            String robots,
            String image,
            String language) {}

    /**
     * An author. The address is empty if the site has no page of the author.
     *
     * @param description the author's own words, as plain text, or empty
     * @param initial for an author without a picture, on a colour of that hue
     */
    public record AuthorRef(String name, String url, String avatar, String description, String initial, int hue) {}

    /** A name with the address of its page. */
    public record Ref(String name, String url) {}

    /** A name with the address of its page and a number of articles. */
    public record CountedRef(String name, String url, int count) {}

    /**
     * An image. Width and height are 0 if they are not known.
     *
     * @param srcset the image and a smaller version, or empty
     */
    public record Image(String src, int width, int height, String srcset) {

        private static final int SMALL = 640;

        /** What a small picture needs of {@link #srcset}. */
        public String small() {
            return Stream.of(srcset.split(", "))
                    .filter(candidate -> width(candidate) <= SMALL)
                    .collect(Collectors.joining(", "));
        }

        /** The smallest version, or the image itself. */
        public String thumb() {
            String small = small();
            return small.isEmpty() ? src : small.substring(0, small.indexOf(' '));
        }

        private static int width(String candidate) {
            String width = candidate.substring(candidate.lastIndexOf(' ') + 1).replace("w", "");
            return width.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(width);
        }

        /** The addresses of the image and of its smaller versions. */
        public Stream<String> addresses() {
            return Stream.concat(Stream.of(src), ImageCandidates.addresses(srcset));
        }
    }

    /**
     * The title of an article or a standalone page, with its date.
     *
     * @param language {@code zh}, {@code ja}, {@code ko} or {@code en}, if the title and the summary are in another language
     *     than the site; else empty
     * @param direction {@code rtl} if the title and the summary are written from right to left; else empty
     */
    public record Headline(
            int id,
            String title,
            LocalDateTime date,
            String language,
            String direction,
            boolean pinned,
            boolean needsPassword) {

        Headline pinnedOnTop() {
            return new Headline(id, title, date, language, direction, true, needsPassword);
        }
    }

    /**
     * Who wrote an article, and what it is filed under.
     *
     * @param category null if the article has none
     */
    public record Filing(AuthorRef author, @Nullable Ref category, List<Ref> tags) {}

    /**
     * What a list shows of an article below its title.
     *
     * @param sign one character that stands for the article where it has no picture
     * @param hue 0 to 5; articles of a category have the same
     * @param readingMinutes 0 if the article needs a password
     */
    public record Teaser(String summary, String sign, int hue, int readingMinutes, int commentCount) {}

    /**
     * An article in a list. Headline and teaser are the same on all pages, and cards share them; addresses are those of
     * the place.
     *
     * @param category null if the article has none
     * @param tags a supplier, because few lists show them
     */
    public record Card(
            @Unwrapped Headline headline,
            @Unwrapped Teaser teaser,
            String url,
            @Nullable Image cover,
            AuthorRef author,
            @Nullable Ref category,
            Supplier<List<Ref>> tags) {

        public Card pinnedOnTop() {
            return new Card(headline.pinnedOnTop(), teaser, url, cover, author, category, tags);
        }
    }

    /** An article or a standalone page with everything that its page shows. */
    public record ArticleView(
            @Unwrapped Headline headline,
            String summary,
            String url,
            @Nullable Image cover,
            @Unwrapped Filing filing,
            List<Ref> categories,
            List<Field> fields,
            @Unwrapped TextView text,
            @Unwrapped ReadOn readOn,
            @Unwrapped Reactions reactions,
            String originalUrl) {}

    /** The text of an article, with what is known of it. */
    public record TextView(
            String content,
            List<TocEntry> toc,
            Set<String> holds,
            int readingMinutes,
            int words,
            boolean hanzi,
            boolean hasCode,
            boolean hasMath) {}

    /** The articles that a reader may want to read next. */
    public record ReadOn(@Nullable Card previous, @Nullable Card next, List<SeriesView> series, List<Card> related) {

        /** A standalone page leads to no article. */
        public static final ReadOn NOTHING = new ReadOn(null, null, List.of(), List.of());
    }

    /** The comments and likes of an article. */
    public record Reactions(List<CommentView> comments, int commentCount, List<LikeView> likes, int likeCount) {
        public static final Reactions NONE = new Reactions(List.of(), 0, List.of(), 0);
    }

    /**
     * The place of an article in a series.
     *
     * @param number counted from 1
     * @param parts all parts, oldest first
     * @param previous the part before it
     * @param next the part after it
     */
    public record SeriesView(
            String name,
            String url,
            int number,
            List<Ref> parts,
            @Nullable Card previous,
            @Nullable Card next) {}

    /**
     * The encrypted text of a protected article. All values are in Base64; a browser needs the password in addition.
     */
    public record SealedView(String salt, String nonce, int rounds, String text) {}

    /** A custom field of an article. */
    public record Field(String name, String value) {}

    /** A heading of an article. */
    public record TocEntry(String id, String title, int level, List<TocEntry> children) {}

    /**
     * A comment and the replies to it.
     *
     * @param content HTML
     * @param top whether it is pinned
     * @param likes how many visitors like it
     * @param depth 0 for a comment on the article itself
     * @param children the replies
     */
    public record CommentView(
            int id,
            @Unwrapped Commenter commenter,
            String content,
            Dates.When when,
            boolean top,
            int likes,
            int depth,
            List<CommentView> children) {}

    /**
     * Who wrote a comment.
     *
     * @param initial one character that stands for the commenter where there is no avatar
     */
    public record Commenter(String author, String authorUrl, String initial, int hue, String avatar) {}

    /** Somebody who liked an article. */
    public record LikeView(String name) {}

    /**
     * A page of a list of articles.
     *
     * @param kicker what kind of list it is, in words; empty on the home list
     * @param children the child categories
     * @param parent the category above, or null
     * @param months the months of a year; empty in other lists
     * @param feeds those of a category; without addresses in other lists
     */
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

    /**
     * Links to other pages of a list.
     *
     * @param number counted from the oldest; 0 on the newest page
     * @param jumps some pages of a long list, newest first: their number and address
     */
    public record Pagination(
            String newer,
            String older,
            String newest,
            int number,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to,
            List<PageJump> jumps) {}

    /** A page of a list that is many steps away. */
    public record PageJump(int number, String url) {}

    /**
     * A month with the address of its page.
     *
     * @param month 1 to 12
     * @param url empty if the month has no articles
     * @param count the number of articles
     */
    public record MonthRef(int month, String url, int count) {}

    /**
     * A tag.
     *
     * @param weight 1 to 5, by how often it is used
     */
    public record TagCount(String name, String url, int count, int weight) {}

    /** A category and its children. The count includes the articles of the children. */
    public record CategoryNode(String name, String url, String description, int count, List<CategoryNode> children) {}

    /**
     * A year of the archives.
     *
     * @param months the months that have articles, newest first
     * @param cells all twelve months, January first; the address is empty if there is no article
     */
    public record ArchiveYear(int year, String url, int count, List<ArchiveMonth> months, List<MonthRef> cells) {}

    /**
     * A month of the archives.
     *
     * @param month 1 to 12
     * @param articles empty on a blog with too many articles for one page
     */
    public record ArchiveMonth(int month, String url, int count, List<ArchiveEntry> articles) {}

    /** An article of a month of the archives. */
    public record ArchiveEntry(String title, String url, LocalDateTime date) {}

    /**
     * An author in the list of all authors.
     *
     * @param count the number of articles
     * @param initial for an author without a picture, on a colour of that hue
     */
    public record AuthorView(String name, String url, String avatar, int count, String initial, int hue) {}

    /** @param language as in {@link Headline} */
    public record NoteView(int id, String content, Dates.When when, AuthorRef author, String language) {}

    /**
     * A link to a friend's site.
     *
     * @param icon the address of a file of the site, or empty
     */
    public record LinkView(String title, String url, String description, String icon) {}
}
