package io.github.emlogstatic.crawl;

import io.github.emlogstatic.content.link.BlogAddresses;
import io.github.emlogstatic.crawl.PageDiscovery.Candidate;
import io.github.emlogstatic.emlog.api.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says what {@link Fetching} would ask for, and asks for none of it. */
final class DryRun {

    private final Means means;
    private final Found found;

    DryRun(Means means, Found found) {
        this.means = means;
        this.found = found;
    }

    CrawlReport run() throws IOException {
        SortedSet<Integer> missing = found.records().isEmpty() ? found.missing(means.archive()) : new TreeSet<>();
        Optional<String> refused = means.vanished().refused();
        return new CrawlReport(
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                new MediaCount(0, 0, 0, 0, 0),
                means.emlog().requests(),
                0,
                lines(missing, refused),
                foreseen(refused.isPresent() ? Set.of() : missing),
                Optional.empty(),
                means.problems().missed(),
                "nothing was fetched",
                Told.NOTHING,
                means.problems().sorted());
    }

    /** A blog without an API tells too little in its lists to foresee anything. */
    private Foreseen foreseen(Collection<Integer> gone) throws IOException {
        return found.records().isPresent()
                ? Foreseen.NOTHING
                : Foreseen.of(
                        found.plan(),
                        gone,
                        found.categories(),
                        found.site().authorsOf(entries()),
                        means.ledger(),
                        means.now());
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
        if (means.emlog().authenticated() && !found.site().apiClosed()) {
            lines.add("note_list: asked for in every run");
        }
        if (found.records().isPresent() && ListsRead.isDue(means)) {
            lines.add("lists of categories, months and tags, and the sitemap: due to be read");
        }
        References none = new References(
                BlogAddresses.of(found.blog()), means.config().media().copiesExternal());
        lines.addAll(new MediaStep(means, none).due());
        return List.copyOf(lines);
    }

    private void pages(List<String> lines) throws IOException {
        if (!found.plan().fromPages() && found.listed().complete()) {
            StandalonePages.tonight(means.archive(), means.now())
                    .filter(id ->
                            found.plan().pages().stream().noneMatch(asking -> asking.comments() && asking.id() == id))
                    .ifPresent(id -> lines.add("comment_list " + id + ": page, one each night"));
        }
        DeadEnds deadEnds = DeadEnds.of(means);
        PageDiscovery discovery = new PageDiscovery(means.archive(), BlogAddresses.of(found.blog()), deadEnds);
        List<Candidate> candidates = StandalonePages.candidates(
                discovery,
                means.config(),
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
