package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists above and below a list: the parent and the children of a category, and the months of a year. */
record ListTree(RenderContext context) {

    private Optional<Category> category(Listing listing) {
        return listing.isCategory() ? context.index.category(listing.key().id()) : Optional.empty();
    }

    View.@Nullable Ref parent(Listing listing, PageLocation place) {
        return category(listing)
                .map(category -> context.cards.category(category.parentId(), place))
                .orElse(null);
    }

    String parentFingerprint(Listing listing) {
        return category(listing)
                .map(category -> context.cards.categoryFingerprint(category.parentId()))
                .orElse("");
    }

    List<View.CountedRef> children(Listing listing, PageLocation place) {
        return category(listing).map(context.index::children).orElse(List.of()).stream()
                .map(child -> new View.CountedRef(
                        child.name(),
                        place.url(context.paths.of(SiteKey.category(child.id()))),
                        context.index.inCategory(child.id()).size()))
                .toList();
    }

    String childrenFingerprint(Listing listing) {
        Fingerprint fingerprint = new Fingerprint();
        for (View.CountedRef child : children(listing, PageLocation.of(listing.base()))) {
            fingerprint.add(child.name()).add(child.url()).add(child.count());
        }
        return fingerprint.end();
    }

    List<View.MonthRef> months(Listing listing, PageLocation place) {
        if (!listing.isYear()) {
            return List.of();
        }
        return context.index.monthsOf(listing.key().id()).entrySet().stream()
                .map(month -> new View.MonthRef(
                        month.getKey().getMonthValue(),
                        place.url(context.paths.of(SiteKey.month(month.getKey()))),
                        month.getValue().size()))
                .toList();
    }

    String monthsFingerprint(Listing listing) {
        Fingerprint fingerprint = new Fingerprint();
        for (View.MonthRef month : months(listing, PageLocation.of(listing.base()))) {
            fingerprint.add(month.month()).add(month.url()).add(month.count());
        }
        return fingerprint.end();
    }
}
