package io.github.emlogstatic.crawl;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the articles of the archive that the blog no longer shows. If the source's list may leave out public articles,
 * an article that was lately seen outside the list is not missing.
 */
record MissingArticles(CrawlContext context, ArticleSource source) {

    /** Returns what is missing as far as the list alone proves it, before articles are read. */
    SortedSet<Integer> provenBy(ListingResult listing) {
        return listShowsAll() ? missing(listing) : new TreeSet<>();
    }

    /** Most nights read a part of the list, which proves nothing: then the index is not looked through. */
    private SortedSet<Integer> missing(ListingResult listing) {
        return listing.complete() ? listing.missing(context.archive().articleIds()) : new TreeSet<>();
    }

    /** Returns what is missing from the list, after articles were read. */
    SortedSet<Integer> from(ListingResult listing) {
        SortedSet<Integer> missing = missing(listing);
        if (listing.complete()) {
            context.ledger().noteListed(listing.entries().keySet());
            context.guard().known(CountedKind.ARTICLES, context.archive().articleCount());
            noteOutsideTheList(missing);
            outsideTheList().forEach(missing::remove);
        }
        return missing;
    }

    /** Notes articles that this run saw outside the list, or whose pages it read. */
    private void noteOutsideTheList(Collection<Integer> missing) {
        if (listShowsAll()) {
            return;
        }
        source.outsideTheList().forEach(id -> context.ledger().noteOutsideTheList(id, context.now()));
        missing.stream()
                .filter(id -> context.ledger().article(id).checked().equals(context.now()))
                .forEach(id -> context.ledger().noteOutsideTheList(id, context.now()));
    }

    /** The archived articles that were lately seen outside the list. */
    List<Integer> outsideTheList() {
        return listShowsAll()
                ? List.of()
                : context.archive().articleIds().stream()
                        .filter(id -> context.ledger()
                                .isOutsideTheList(id, context.config().crawl().recheckEvery(), context.now()))
                        .toList();
    }

    private boolean listShowsAll() {
        return source.abilities().has(Ability.LIST_SHOWS_ALL);
    }
}
