package io.github.emlogstatic.crawl;

import io.github.emlogstatic.crawl.CrawlReport.Counts;
import io.github.emlogstatic.crawl.CrawlReport.Coverage;
import io.github.emlogstatic.crawl.CrawlReport.Forecast;
import io.github.emlogstatic.crawl.CrawlReport.Requests;
import io.github.emlogstatic.crawl.media.MediaFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.PageDiscovery;
import io.github.emlogstatic.crawl.plan.PagePlanner;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Reports what {@link CrawlExecutor} would ask for, without asking. */
record DryRun(CrawlContext context, CrawlInput input) {

    CrawlReport run() throws IOException {
        SortedSet<Integer> missing = new MissingArticles(context, input.source()).provenBy(input.listing());
        Optional<String> refused = context.guard().refused();
        return new CrawlReport(
                Counts.NONE,
                Requests.of(input.source()),
                new Forecast(lines(missing, refused), predicted(refused.isPresent() ? Set.of() : missing)),
                Optional.empty(),
                new Coverage(context.problems().missed(), "nothing was fetched", BlogTotals.NOTHING),
                context.problems().sorted());
    }

    /** Predicts the site, if the entries of the list contain enough for that. */
    private PredictedSite predicted(Collection<Integer> gone) throws IOException {
        return input.source().abilities().has(Ability.LIST_TELLS_ARTICLES)
                ? PredictedSite.of(
                        input.plan(),
                        gone,
                        input.source().categoriesTold(),
                        input.source().authors(entries()),
                        context)
                : PredictedSite.NOTHING;
    }

    private Collection<ListEntry> entries() {
        return input.listing().entries().values();
    }

    private List<String> lines(SortedSet<Integer> missing, Optional<String> refused) throws IOException {
        Abilities abilities = input.source().abilities();
        List<String> lines = new ArrayList<>(input.plan().lines(abilities));
        if (refused.isEmpty()) {
            missing.forEach(id ->
                    lines.add(abilities.requests().article() + " " + id + ": missing from the list, is it gone?"));
        }
        refused.ifPresent(why -> lines.add("refused: " + why));
        pages(lines, abilities);
        lines.addAll(input.source().alsoAsks());
        References none = References.of(input.source().blog(), context.config().media());
        lines.addAll(new MediaFetch(context, input.source().files(), none).dueLines());
        return List.copyOf(lines);
    }

    /**
     * Whether the page had no comments so far. Its answer tells the number, so a request for comments is not predicted.
     */
    private boolean hasNoComments(int page) {
        return context.ledger().page(page).comments().number() == 0;
    }

    private void pages(List<String> lines, Abilities abilities) throws IOException {
        if (!abilities.has(Ability.COMMENTS_WITH_TEXT) && input.listing().complete()) {
            PagePlanner.pageForComments(context.archive(), context.now())
                    .filter(id -> input.plan().pages().stream()
                            .noneMatch(asking -> asking.id() == id && (asking.comments() || hasNoComments(id))))
                    .ifPresent(id -> lines.add(abilities.requests().comments() + " " + id + ": page, one each night"));
        }
        PageDiscovery discovery = new PageDiscovery(context, input.source().blog(), abilities);
        discovery.add(input.source().blog(), entries(), context.config());
        List<Category> categories = input.source().categoriesTold().orElse(List.of());
        for (Candidate candidate : discovery.due(entries(), categories)) {
            String request = candidate.id() == 0 ? "page" : abilities.requests().page();
            lines.add(request + " " + candidate.key() + ": something leads there, is it a page?");
        }
    }
}
