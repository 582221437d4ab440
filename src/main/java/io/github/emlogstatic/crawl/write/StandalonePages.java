package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.answer.PageAnswer.WithoutId;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.PageDiscovery;
import io.github.emlogstatic.crawl.plan.PagePlanner;
import io.github.emlogstatic.crawl.plan.Plan.DuePage;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Updates the known standalone pages, then looks for others. */
public record StandalonePages(CrawlContext context, ArticleSource source, StandalonePageWriter writer) {

    /**
     * Asks for known pages. No list counts the comments of pages. If comments do not come with the text, they are
     * requested together with a page that is due. In addition, each run with a complete list requests those of one
     * page. A backup is asked for all.
     *
     * @param complete whether the list of articles is complete
     * @return the comments to ask for
     */
    public List<DueDiscussion> ask(List<DuePage> known, boolean complete) throws IOException {
        Map<Integer, Integer> counted = new TreeMap<>();
        if (complete && !source.abilities().has(Ability.COMMENTS_WITH_TEXT)) {
            PagePlanner.pageForComments(context.archive(), context.now())
                    .ifPresent(id ->
                            counted.put(id, context.ledger().page(id).comments().number()));
        }
        for (DuePage asking : known) {
            boolean comments = asking.comments() || counted.containsKey(asking.id());
            int before = context.ledger().page(asking.id()).comments().number();
            counted.remove(asking.id());
            PageAnswer answer = source.page(asking.id());
            writer.take(answer);
            if (context.archive().privateFolder().pageIds().contains(asking.id())) {
                context.ledger().updatePage(asking.id(), seen -> seen.withText(true, context.now()));
            }
            count(answer)
                    .filter(count -> comments ? count > 0 || holdsComments(asking.id()) : count != before)
                    .ifPresent(count -> counted.put(asking.id(), count));
        }
        if (source.abilities().has(Ability.FREE)) {
            context.archive()
                    .pageIds()
                    .forEach(id -> counted.putIfAbsent(
                            id, context.ledger().page(id).comments().number()));
        }
        return due(counted);
    }

    private boolean holdsComments(int id) {
        return context.archive().holds(ArchivePaths.comments(id));
    }

    private static Optional<Integer> count(PageAnswer answer) {
        return answer instanceof Shown shown && shown.counted().isPresent()
                ? Optional.of(shown.counted().getAsInt())
                : Optional.empty();
    }

    private static List<DueDiscussion> due(Map<Integer, Integer> comments) {
        List<DueDiscussion> due = new ArrayList<>();
        comments.forEach((id, count) -> due.add(DueDiscussion.ofPage(id, count)));
        return due;
    }

    /**
     * Tries pages that menu, texts and sitemap link to, then those that the pages found so link to.
     *
     * @param links links of the texts of this run
     * @param entries entries of the list
     * @param telling entries whose texts may link to pages that no run has seen
     * @return the comments to ask for
     */
    public List<DueDiscussion> discover(
            Collection<String> links,
            Collection<ListEntry> entries,
            Collection<ListEntry> telling,
            List<Category> categories)
            throws IOException {
        PageDiscovery discovery = new PageDiscovery(context, source.blog(), source.abilities());
        links.forEach(discovery::addLink);
        source.pagesSeen().forEach(discovery::addAddress);
        discovery.add(source.blog(), telling, context.config());
        Map<Integer, Integer> counted = new TreeMap<>();
        Set<Candidate> tried = new HashSet<>();
        List<Candidate> due = discovery.due(entries, categories);
        while (!due.isEmpty()) {
            tryAll(due, discovery, counted);
            tried.addAll(due);
            due = discovery.due(entries, categories).stream()
                    .filter(candidate -> !tried.contains(candidate))
                    .toList();
        }
        context.rejected().save();
        return due(counted);
    }

    private void tryAll(List<Candidate> candidates, PageDiscovery discovery, Map<Integer, Integer> counted)
            throws IOException {
        List<WithoutId> unknown = new ArrayList<>();
        for (Candidate candidate : candidates) {
            PageAnswer answer = source.page(candidate);
            if (answer instanceof WithoutId page) {
                unknown.add(page);
            } else if (answer instanceof Shown shown) {
                take(shown, discovery, counted);
            } else {
                reject(candidate, answer);
            }
        }
        new PageIds(context, source, discovery).find(unknown, shown -> take(shown, discovery, counted));
    }

    private void reject(Candidate candidate, PageAnswer answer) throws IOException {
        writer.take(answer);
        if (!(answer instanceof Unanswered)) {
            context.rejected().add(candidate.key());
        }
    }

    private void take(Shown shown, PageDiscovery discovery, Map<Integer, Integer> counted) throws IOException {
        writer.take(shown);
        discovery.addText(shown.page().body().content());
        count(shown).ifPresent(count -> counted.put(shown.page().page().id(), count));
    }
}
