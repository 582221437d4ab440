package io.github.emlogstatic.crawl;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.crawl.fetch.CrawlInput;
import io.github.emlogstatic.crawl.fetch.PageDiscovery;
import io.github.emlogstatic.crawl.fetch.PageDiscovery.Candidate;
import io.github.emlogstatic.crawl.fetch.StandalonePages;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.media.MediaStep;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.ListsRead;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.emlog.api.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says what {@link CrawlExecutor} would ask for, and asks for none of it. */
final class DryRun {

    private final CrawlContext context;
    private final CrawlInput found;

    DryRun(CrawlContext context, CrawlInput found) {
        this.context = context;
        this.found = found;
    }

    CrawlReport run() throws IOException {
        SortedSet<Integer> missing = found.records().isEmpty() ? found.missing(context.archive()) : new TreeSet<>();
        Optional<String> refused = context.vanished().refused();
        return new CrawlReport(
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                new MediaCount(0, 0, 0, 0, 0),
                context.emlog().requests(),
                0,
                lines(missing, refused),
                foreseen(refused.isPresent() ? Set.of() : missing),
                Optional.empty(),
                context.problems().missed(),
                "nothing was fetched",
                BlogTotals.NOTHING,
                context.problems().sorted());
    }

    /** A blog without an API tells too little in its lists to foresee anything. */
    private PredictedSite foreseen(Collection<Integer> gone) throws IOException {
        return found.records().isPresent()
                ? PredictedSite.NOTHING
                : PredictedSite.of(
                        found.plan(),
                        gone,
                        found.categories(),
                        found.site().authorsOf(entries()),
                        context.ledger(),
                        context.now());
    }

    private Collection<ListEntry> entries() {
        return found.listed().entries().values();
    }

    private List<String> lines(SortedSet<Integer> missing, Optional<String> refused) throws IOException {
        List<String> lines = new ArrayList<>(found.plan().lines());
        if (refused.isEmpty()) {
            missing.forEach(id -> lines.add("article_detail " + id + ": missing from the list, is it gone?"));
        }
        refused.ifPresent(why -> lines.add("refused: " + why));
        pages(lines);
        if (context.emlog().api().authenticated() && !found.site().apiClosed()) {
            lines.add("note_list: asked for in every run");
        }
        if (found.records().isPresent() && ListsRead.isDue(context)) {
            lines.add("lists of categories, months and tags, and the sitemap: due to be read");
        }
        References none = new References(
                BlogAddresses.of(found.blog()), context.config().media().copiesExternal());
        lines.addAll(new MediaStep(context, none).due());
        return List.copyOf(lines);
    }

    /** A page that is asked for tells how many comments it has; where it had none, none are foretold. */
    private boolean hasNoComments(int page) {
        return context.ledger().page(page).counted() <= 0;
    }

    private void pages(List<String> lines) throws IOException {
        if (!found.plan().fromPages() && found.listed().complete()) {
            StandalonePages.tonight(context.archive(), context.now())
                    .filter(id -> found.plan().pages().stream()
                            .noneMatch(asking -> asking.id() == id && (asking.comments() || hasNoComments(id))))
                    .ifPresent(id -> lines.add("comment_list " + id + ": page, one each night"));
        }
        RejectedUrls deadEnds = RejectedUrls.of(context);
        PageDiscovery discovery = new PageDiscovery(context.archive(), BlogAddresses.of(found.blog()), deadEnds);
        List<Candidate> candidates = StandalonePages.candidates(
                discovery,
                context.config(),
                found.blog(),
                entries(),
                entries(),
                found.categories().orElse(List.of()));
        for (Candidate candidate : candidates) {
            lines.add((found.plan().fromPages() || candidate.id() == 0 ? "page " : "article_detail ") + candidate.key()
                    + ": something leads there, is it a page?");
        }
    }
}
