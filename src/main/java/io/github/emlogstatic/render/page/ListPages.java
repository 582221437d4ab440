package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.render.redirect.RedirectScript;
import io.github.emlogstatic.render.site.FilePlanner;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of every list of articles: home, categories, tags, authors, months and years. Counts and newest entries are
 * on the newest page only, so that a new article changes few pages.
 */
public final class ListPages implements FilePlanner {

    /** The number of numbered pages that are planned together. */
    private static final int GROUP = 16;

    /** The most characters of a page's description. */
    private static final int DESCRIPTION = 150;

    private final RenderContext context;
    private final ListTree tree;

    public ListPages(RenderContext context) {
        this.context = context;
        this.tree = new ListTree(context);
    }

    @Override
    public List<PlannedGroup> groups() {
        List<PlannedGroup> groups = new ArrayList<>();
        for (Listing listing : context.listings.all()) {
            groups.add(new PlannedGroup(
                    "list " + listing.base(), newestFingerprint(listing), () -> List.of(newest(listing))));
            int pages = listing.paging().pages();
            for (int first = 1; first <= pages; first += GROUP) {
                int from = first;
                int to = Math.min(pages, first + GROUP - 1);
                groups.add(new PlannedGroup(
                        "list " + listing.base() + " " + from,
                        numberedFingerprint(listing, from, to),
                        () -> IntStream.rangeClosed(from, to)
                                .mapToObj(page -> numbered(listing, page))
                                .toList()));
            }
        }
        return groups;
    }

    private PlannedFile newest(Listing listing) {
        return new PlannedFile(
                listing.base(),
                () -> newestInputs(listing),
                reads -> makeNewest(listing, reads),
                PlannedFile.ALONE,
                turn(listing.paging().newest()));
    }

    private PlannedFile numbered(Listing listing, int page) {
        String path = listing.page(page);
        return new PlannedFile(
                path,
                () -> numberedInputs(listing, page),
                reads -> makeNumbered(listing, page, reads),
                PlannedFile.ALONE,
                turn(listing.paging().page(page)));
    }

    /**
     * The turn of the newest article on the page: its card is then still in memory, because cards of neighbouring
     * articles are kept for a while.
     */
    private int turn(List<Article> articles) {
        return articles.isEmpty() ? 0 : context.index.turn(articles.get(0));
    }

    private Fingerprint start(Listing listing) {
        return context.groups()
                .start()
                .add(listing.kind())
                .add(listing.title())
                .add(listing.description())
                .add(listing.address())
                .add(listing.base())
                .add(listing.folder());
    }

    private String newestFingerprint(Listing listing) {
        Fingerprint fingerprint = start(listing)
                .add(listing.paging().pages())
                .add(tree.childrenFingerprint(listing))
                .add(tree.monthsFingerprint(listing))
                .add(listing.isFront() ? context.index.mainAuthor() : 0);
        context.groups().add(listing.pinned(), fingerprint);
        context.groups().add(listing.paging().newest(), fingerprint);
        return fingerprint.end();
    }

    private String numberedFingerprint(Listing listing, int from, int to) {
        Fingerprint fingerprint = start(listing).add(to < listing.paging().pages());
        for (int number = from; number <= to; number++) {
            context.groups().add(listing.paging().page(number), fingerprint);
            fingerprint.add(PageJumps.count(listing, number));
        }
        return fingerprint.end();
    }

    private Inputs newestInputs(Listing listing) {
        return listInputs(listing)
                .and("articles", context.cards.fingerprint(listing.paging().newest(listing.pinned())))
                .and("pinned", context.cards.fingerprint(listing.pinned()))
                .and("older", Fingerprint.of(listing.older()))
                .and("children", tree.childrenFingerprint(listing))
                .and("months", tree.monthsFingerprint(listing))
                .and("jumps", Integer.toString(listing.paging().pages()))
                .and("portrait", listing.isFront() ? context.cards.authorFingerprint(context.index.mainAuthor()) : "");
    }

    private String portrait(PageLocation place) {
        return context.cards.author(context.index.mainAuthor(), place).avatar();
    }

    /** The titles of articles, for search engines. */
    private static String titles(List<Article> articles) {
        StringBuilder titles = new StringBuilder();
        for (Article article : articles) {
            if (titles.length() + article.title().length() > DESCRIPTION && !titles.isEmpty()) {
                break;
            }
            titles.append(titles.isEmpty() || article.title().isEmpty() ? "" : " · ")
                    .append(article.title());
        }
        return titles.toString();
    }

    private Inputs numberedInputs(Listing listing, int number) {
        return listInputs(listing)
                .and("articles", context.cards.fingerprint(listing.paging().page(number)))
                .and("newer", Fingerprint.of(newer(listing, number)))
                .and("older", Fingerprint.of(number > 1 ? listing.page(number - 1) : ""))
                .and("newest", Fingerprint.of(listing.base()))
                .and("jumps", Integer.toString(PageJumps.count(listing, number)));
    }

    private Inputs listInputs(Listing listing) {
        return context.frame
                .inputs()
                .and("title", Fingerprint.of(listing.kind(), listing.title(), listing.description(), listing.address()))
                .and("parent", tree.parentFingerprint(listing));
    }

    private String newer(Listing listing, int number) {
        return number < listing.paging().pages() ? listing.page(number + 1) : listing.base();
    }

    private ByteBuffer makeNewest(Listing listing, Reads reads) throws IOException {
        PageLocation place = PageLocation.of(listing.base());
        Texts texts = context.texts();
        String title = listing.isFront() ? "" : title(listing, texts);
        View.ListView view = new View.ListView(
                title,
                listing.isHome() ? "" : texts.get(listing.kind()),
                listing.description(),
                newestCards(listing, place),
                tree.children(listing, place),
                tree.parent(listing, place),
                tree.months(listing, place),
                feeds(listing, place),
                fromNewest(listing, place));
        String description = listing.description().isEmpty()
                ? titles(listing.paging().newest(listing.pinned()))
                : listing.description();
        View.PageHead head = context.heads.of(place, listing.kind(), title, description, listing.address(), "");
        Map<String, Object> own = listing.isFront()
                ? Map.of(
                        "list",
                        view,
                        "resolver",
                        RedirectScript.element(place, context.paths, false),
                        "portrait",
                        portrait(place))
                : Map.of("list", view);
        return context.render(List.of(listing.kind(), "list"), place, head, own, reads);
    }

    private static View.Pagination fromNewest(Listing listing, PageLocation place) {
        List<Article> newest = listing.paging().newest();
        String older = listing.older().isEmpty() ? "" : place.url(listing.older());
        return new View.Pagination(
                "", older, "", 0, oldest(newest), newest(newest), PageJumps.fromNewest(listing, place));
    }

    private static String title(Listing listing, Texts texts) {
        return listing.isHome() ? texts.get("articles") : listing.title();
    }

    private List<View.Card> newestCards(Listing listing, PageLocation place) {
        return listing.paging().newest(listing.pinned()).stream()
                .map(article -> {
                    View.Card card = context.cards.card(article, place);
                    return listing.pinned().contains(article) ? card.pinnedOnTop() : card;
                })
                .toList();
    }

    private ByteBuffer makeNumbered(Listing listing, int number, Reads reads) throws IOException {
        PageLocation place = PageLocation.of(listing.page(number));
        Texts texts = context.texts();
        List<Article> articles = listing.paging().page(number);
        String title = title(listing, texts);
        String kind = listing.isHome() ? "list" : listing.kind();
        View.ListView view = new View.ListView(
                title,
                listing.isHome() ? "" : texts.get(listing.kind()),
                listing.isHome() ? "" : listing.description(),
                context.cards.cards(articles, place),
                List.of(),
                tree.parent(listing, place),
                List.of(),
                feeds(listing, place),
                new View.Pagination(
                        place.url(newer(listing, number)),
                        number > 1 ? place.url(listing.page(number - 1)) : "",
                        place.url(listing.base()),
                        number,
                        oldest(articles),
                        newest(articles),
                        PageJumps.from(listing, number, place)));
        String headTitle = title + " - " + texts.get("pageNumber", number);
        View.PageHead head = context.heads.of(place, kind, headTitle, titles(articles), "", "");
        return context.render(List.of(kind, "list"), place, head, Map.of("list", view), reads);
    }

    private static @Nullable LocalDateTime oldest(List<Article> articles) {
        return articles.isEmpty() ? null : articles.get(articles.size() - 1).date();
    }

    private static @Nullable LocalDateTime newest(List<Article> articles) {
        return articles.isEmpty() ? null : articles.get(0).date();
    }

    private View.Feeds feeds(Listing listing, PageLocation place) {
        return listing.isCategory() ? context.frame.feeds(listing.base(), place) : View.Feeds.NONE;
    }
}
