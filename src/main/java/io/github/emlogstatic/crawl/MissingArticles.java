package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the articles of the archive that the blog no longer shows. If the source's list may leave out public articles,
 * an article that was lately seen outside the list is not missing.
 */
final class MissingArticles {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final Ledger ledger;
    private final boolean listShowsAll;

    MissingArticles(CrawlContext context, ArticleSource source) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.listShowsAll = source.abilities().has(Ability.LIST_SHOWS_ALL);
    }

    /** Returns what is missing as far as the list alone proves it, before articles are read. */
    SortedSet<Integer> provenBy(ListingResult listing) {
        return listShowsAll ? missing(listing) : new TreeSet<>();
    }

    /** Most nights read a part of the list, which proves nothing: then the index is not looked through. */
    private SortedSet<Integer> missing(ListingResult listing) {
        return listing.complete() ? listing.missing(archive.articleIds()) : new TreeSet<>();
    }

    /** Returns what is missing from the list, after articles were read. */
    SortedSet<Integer> from(ListingResult listing) {
        SortedSet<Integer> missing = missing(listing);
        if (listing.complete()) {
            ledger.found(listing.entries().keySet());
            context.guard().known(CountedKind.ARTICLES, archive.articleCount());
            noteOutsideTheList(missing);
            outsideTheList().forEach(missing::remove);
        }
        return missing;
    }

    /** Notes articles that this run saw outside the list, or whose pages it read. */
    private void noteOutsideTheList(Collection<Integer> missing) {
        if (listShowsAll) {
            return;
        }
        source.outsideTheList().forEach(id -> ledger.outsideTheList(id, context.now()));
        missing.stream()
                .filter(id -> ledger.article(id).checked().equals(context.now()))
                .forEach(id -> ledger.outsideTheList(id, context.now()));
    }

    /** The archived articles that were lately seen outside the list. */
    List<Integer> outsideTheList() {
        return listShowsAll
                ? List.of()
                : archive.articleIds().stream()
                        .filter(id -> ledger.isOutsideTheList(
                                id, context.config().crawl().recheckEvery(), context.now()))
                        .toList();
    }
}
