package io.github.emlogstatic.render.page;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.redirect.Resolver;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.Listings;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pages of every list of articles: home, categories, tags, authors, months and years. What a new article changes
 * (counts, the newest entries) is on the newest page only.
 */
public final class ListPages implements PageKind {

    private final Rendering rendering;

    public ListPages(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        for (Listing listing : rendering.listings.all()) {
            files.accept(new PlannedFile(listing.base(), newestInputs(listing), reads -> makeNewest(listing, reads)));
            for (int number = 1; number <= listing.paging().pages(); number++) {
                int page = number;
                files.accept(new PlannedFile(
                        listing.page(page),
                        numberedInputs(listing, page),
                        reads -> makeNumbered(listing, page, reads)));
            }
        }
    }

    private Inputs newestInputs(Listing listing) {
        return listInputs(listing)
                .and(
                        "articles",
                        rendering.cards.fingerprint(listing.paging().newest(listing.pinned())),
                        "pinned",
                        rendering.cards.fingerprint(listing.pinned()),
                        "older",
                        Fingerprint.of(listing.older()),
                        "children",
                        childrenFingerprint(listing),
                        "months",
                        monthsFingerprint(listing));
    }

    private Inputs numberedInputs(Listing listing, int number) {
        return listInputs(listing)
                .and(
                        "articles",
                        rendering.cards.fingerprint(listing.paging().page(number)),
                        "newer",
                        Fingerprint.of(newer(listing, number)),
                        "older",
                        Fingerprint.of(number > 1 ? listing.page(number - 1) : ""),
                        "newest",
                        Fingerprint.of(listing.base()));
    }

    private Inputs listInputs(Listing listing) {
        return rendering
                .frame
                .inputs()
                .and(
                        "title",
                        Fingerprint.of(listing.kind(), listing.title(), listing.description(), listing.address()),
                        "parent",
                        category(listing)
                                .map(category -> rendering.cards.categoryFingerprint(category.parentId()))
                                .orElse(""));
    }

    private String newer(Listing listing, int number) {
        return number < listing.paging().pages() ? listing.page(number + 1) : listing.base();
    }

    private byte[] makeNewest(Listing listing, Reads reads) throws IOException {
        Place place = Place.of(listing.base());
        Texts texts = rendering.texts();
        String title = listing.isFront() ? "" : title(listing, texts);
        View.ListView view = new View.ListView(
                title,
                listing.isHome() ? "" : texts.get(listing.kind()),
                listing.description(),
                newestCards(listing, place),
                children(listing, place),
                parent(listing, place),
                months(listing, place),
                feeds(listing, place),
                new View.Pagination(
                        "",
                        listing.older().isEmpty() ? "" : place.url(listing.older()),
                        "",
                        0,
                        oldest(listing.paging().newest()),
                        newest(listing.paging().newest())));
        View.PageHead head =
                rendering.frame.head(place, listing.kind(), title, listing.description(), listing.address(), "");
        Map<String, Object> own = listing.isFront()
                ? Map.of("list", view, "resolver", Resolver.element(place, rendering.paths, false))
                : Map.of("list", view);
        return rendering.render(List.of(listing.kind(), "list"), place, head, own, reads);
    }

    private static String title(Listing listing, Texts texts) {
        return listing.isHome() ? texts.get("articles") : listing.title();
    }

    private List<View.Card> newestCards(Listing listing, Place place) {
        return listing.paging().newest(listing.pinned()).stream()
                .map(article -> {
                    View.Card card = rendering.cards.card(article, place);
                    return listing.pinned().contains(article) ? card.pinnedOnTop() : card;
                })
                .toList();
    }

    private byte[] makeNumbered(Listing listing, int number, Reads reads) throws IOException {
        Place place = Place.of(listing.page(number));
        Texts texts = rendering.texts();
        List<Article> articles = listing.paging().page(number);
        String title = title(listing, texts);
        String kind = listing.isHome() ? "list" : listing.kind();
        View.ListView view = new View.ListView(
                title,
                listing.isHome() ? "" : texts.get(listing.kind()),
                listing.isHome() ? "" : listing.description(),
                rendering.cards.cards(articles, place),
                List.of(),
                parent(listing, place),
                List.of(),
                feeds(listing, place),
                new View.Pagination(
                        place.url(newer(listing, number)),
                        number > 1 ? place.url(listing.page(number - 1)) : "",
                        place.url(listing.base()),
                        number,
                        oldest(articles),
                        newest(articles)));
        String headTitle = title + " - " + texts.get("pageNumber", number);
        View.PageHead head = rendering.frame.head(place, kind, headTitle, view.description(), "", "");
        return rendering.render(List.of(kind, "list"), place, head, Map.of("list", view), reads);
    }

    private static @Nullable LocalDateTime oldest(List<Article> articles) {
        return articles.isEmpty() ? null : articles.get(articles.size() - 1).date();
    }

    private static @Nullable LocalDateTime newest(List<Article> articles) {
        return articles.isEmpty() ? null : articles.get(0).date();
    }

    private Optional<Category> category(Listing listing) {
        return listing.kind().equals("category")
                ? rendering.index.category(Integer.parseInt(listing.key().substring("sort/".length())))
                : Optional.empty();
    }

    private View.Feeds feeds(Listing listing, Place place) {
        return listing.kind().equals("category") ? rendering.frame.feeds(listing.base(), place) : View.Feeds.NONE;
    }

    private View.@Nullable Ref parent(Listing listing, Place place) {
        return category(listing)
                .map(category -> rendering.cards.category(category.parentId(), place))
                .orElse(null);
    }

    private List<View.CountedRef> children(Listing listing, Place place) {
        return category(listing).map(rendering.index::children).orElse(List.of()).stream()
                .map(child -> new View.CountedRef(
                        child.name(),
                        place.url(rendering.paths.of("sort/" + child.id())),
                        rendering.index.inCategory(child.id()).size()))
                .toList();
    }

    private String childrenFingerprint(Listing listing) {
        Fingerprint fingerprint = new Fingerprint();
        for (View.CountedRef child : children(listing, Place.of(listing.base()))) {
            fingerprint.add(child.name()).add(child.url()).add(child.count());
        }
        return fingerprint.end();
    }

    private List<View.MonthRef> months(Listing listing, Place place) {
        if (!listing.kind().equals("year")) {
            return List.of();
        }
        int year = Integer.parseInt(listing.key().substring("record/".length()));
        return rendering.index.monthsOf(year).entrySet().stream()
                .map(month -> new View.MonthRef(
                        month.getKey().getMonthValue(),
                        place.url(rendering.paths.of("record/" + Listings.monthNumber(month.getKey()))),
                        month.getValue().size()))
                .toList();
    }

    private String monthsFingerprint(Listing listing) {
        Fingerprint fingerprint = new Fingerprint();
        for (View.MonthRef month : months(listing, Place.of(listing.base()))) {
            fingerprint.add(month.month()).add(month.url()).add(month.count());
        }
        return fingerprint.end();
    }
}
