package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.Improvement;
import io.github.emlogstatic.crawl.plan.Plan.DuePage;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.crawl.state.Recurrence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which standalone pages to ask for. No list shows whether a page has changed. */
public final class PagePlanner {

    /** Only a few pages are checked each night, because each question adds a view to the blog's counter. */
    private static final int PAGES_A_NIGHT = 4;

    /** The number of withdrawn pages that each night checks: are they public again? */
    private static final int WITHDRAWN_A_NIGHT = 2;

    private final CrawlContext context;
    private final Archive archive;
    private final Abilities abilities;

    PagePlanner(CrawlContext context, Abilities abilities) {
        this.context = context;
        this.archive = context.archive();
        this.abilities = abilities;
    }

    /** What the source does better than the one that gave the page. */
    private Optional<Improvement> better(int page) throws IOException {
        return archive.page(page)
                .flatMap(known -> abilities.over(known.origin()))
                .filter(Improvement::moreComments);
    }

    /** The known and the configured pages that are due, each with the reason. */
    List<DuePage> pages() throws IOException {
        if (!abilities.givesTexts()) {
            return List.of(); // a page without an answer would be due at the blog
        }
        Set<Integer> ids = new TreeSet<>(context.config().blog().pages());
        ids.addAll(archive.pageIds());
        List<DuePage> pages = new ArrayList<>();
        Set<Integer> tonight = pagesTonight();
        for (int id : ids) {
            Optional<String> why = why(id);
            if (why.isPresent()) {
                pages.add(new DuePage(id, why.get()));
            } else if (tonight.contains(id)) {
                pages.add(DuePage.tonight(id));
            }
        }
        withdrawnTonight(ids).forEach(id -> pages.add(new DuePage(id, "is it public again?")));
        return pages;
    }

    /** The reason to ask for the page and its comments; empty if there is none. */
    private Optional<String> why(int id) throws IOException {
        if (context.isFull()) {
            return Optional.of(Plan.FULL);
        }
        if (!archive.hasPage(id)) {
            return Optional.of("new");
        }
        if (archive.damage().isOf(ArchivePaths.page(id)) || archive.damage().isOfDiscussion(id)) {
            return Optional.of("damaged in the archive");
        }
        Optional<Improvement> better = better(id);
        if (better.isPresent()) {
            return better.map(Improvement::reason);
        }
        boolean again = abilities.has(Ability.FREE)
                || context.isRecheckDue(id, context.ledger().page(id).checked());
        return again ? Optional.of(Plan.RECHECK) : Optional.empty();
    }

    /** The withdrawn pages that were not asked for the longest time. */
    private List<Integer> withdrawnTonight(Set<Integer> asked) {
        return archive.privateFolder().pageIds().stream()
                .filter(id -> !asked.contains(id) && !archive.hasArticle(id))
                .filter(id -> !DerivedId.isDerived(id))
                .sorted(longestUnchecked())
                .limit(WITHDRAWN_A_NIGHT)
                .toList();
    }

    /** The pages that were not checked for the longest time. */
    private Set<Integer> pagesTonight() {
        return archive.pageIds().stream()
                .filter(id -> Recurrence.isDue(context.ledger().page(id).checked(), Recurrence.A_NIGHT, context.now()))
                .sorted(longestUnchecked())
                .limit(PAGES_A_NIGHT)
                .collect(Collectors.toSet());
    }

    private Comparator<Integer> longestUnchecked() {
        return Comparator.comparing((Integer id) -> context.ledger().page(id).checked())
                .thenComparing(id -> id);
    }

    /** The standalone page whose comments are asked for tonight. It is one page each night, in turn. */
    public static Optional<Integer> pageForComments(Archive archive, Instant now) {
        List<Integer> ids = archive.pageIds().stream().sorted().toList();
        int day = Math.floorMod(now.getEpochSecond() / 86_400, Math.max(1, ids.size()));
        return ids.stream().skip(day).findFirst();
    }
}
