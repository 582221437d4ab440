package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.Improvement;
import io.github.emlogstatic.crawl.plan.Plan.DueArticle;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which articles to ask for: new and changed ones, and a share of the others that is checked again. Their comments and
 * likes are planned by {@link DiscussionPlanner}, standalone pages by {@link PagePlanner}.
 */
public final class Planner {

    private final CrawlContext context;
    private final Archive archive;
    private final Abilities abilities;
    private final DiscussionPlanner discussions;

    /** @param abilities the abilities of the source */
    public Planner(CrawlContext context, Abilities abilities) {
        this.context = context;
        this.archive = context.archive();
        this.abilities = abilities;
        this.discussions = new DiscussionPlanner(context, abilities);
    }

    /**
     * Plans what to ask for, of the articles of the list and of the archive.
     *
     * @param gone the articles that the list certainly shows no more
     */
    public Plan plan(List<ArticleChange> changes, Set<Integer> gone) throws IOException {
        Plan ofList = planArticles(changes);
        List<DueArticle> toAsk = new ArrayList<>(ofList.articles());
        Map<Integer, DueDiscussion> discussed = new TreeMap<>();
        Set<Integer> shown = new TreeSet<>();
        for (ArticleChange change : changes) {
            shown.add(change.id());
            if (!abilities.has(Ability.COMMENTS_WITH_TEXT)) {
                discussions.due(change).ifPresent(due -> discussed.put(due.id(), due));
            }
        }
        rechecks(shown, toAsk, discussed);
        countComments();
        discussed.keySet().removeAll(gone); // an answer without comments would be told as a wrong one
        List<DueDiscussion> apart =
                abilities.has(Ability.COMMENTS_WITH_TEXT) ? List.of() : List.copyOf(discussed.values());
        return new Plan(toAsk, ofList.fromList(), apart, new PagePlanner(context, abilities).pages());
    }

    /** Plans articles alone, such as those that were found while others were read. */
    public Plan planArticles(List<ArticleChange> changes) {
        List<DueArticle> toAsk = new ArrayList<>();
        List<ArticleChange> fromList = new ArrayList<>();
        for (ArticleChange change : changes) {
            remember(change);
            Optional<String> why = whyAsk(change);
            if (why.isPresent()) {
                toAsk.add(new DueArticle(change, why.get()));
            } else if (!change.unchanged()) {
                fromList.add(change);
            }
        }
        return new Plan(toAsk, fromList, List.of(), List.of());
    }

    /** Adds an archived article to the ledger if the ledger lost it. It was last checked when its file changed. */
    private void remember(ArticleChange change) {
        if (context.ledger().knowsArticle(change.id())) {
            return;
        }
        change.known().ifPresent(this::remember);
    }

    private void remember(ArchivedArticle known) {
        int id = known.article().id();
        context.ledger().rememberArticle(id, mayChangeUnseen(known), archive.lastChanged(ArchivePaths.article(id)));
    }

    /** Counts the archived comments anew if the ledger was lost: a source need not show all of their articles and pages. */
    private void countComments() throws IOException {
        if (archive.isFromLastRun() && context.ledger().lastFullSweep().isPresent()) {
            return;
        }
        for (int id : archive.discussedIds()) {
            if (!context.ledger().knowsArticle(id)) {
                archive.article(id).ifPresent(this::remember);
            }
            int count = Comment.count(archive.comments(id));
            context.ledger().update(!archive.hasArticle(id), id, seen -> seen.withArchivedComments(count));
        }
    }

    private static boolean mayChangeUnseen(ArchivedArticle known) {
        return known.article().needsPassword() || !known.body().excerpt().isEmpty();
    }

    private Optional<String> whyAsk(ArticleChange change) {
        if (change.entry().needsPassword()) {
            return whyAskForProtected(change);
        }
        Optional<String> why = whyAskForText(change);
        return why.isEmpty() && abilities.has(Ability.COMMENTS_WITH_TEXT)
                ? discussions
                        .due(change)
                        .filter(due -> due.comments().isPresent())
                        .map(DueDiscussion::why)
                : why;
    }

    private Optional<String> whyAskForProtected(ArticleChange change) {
        if (!abilities.has(Ability.OPENS_PROTECTED)) {
            boolean again = !abilities.has(Ability.LIST_TELLS_ARTICLES)
                    && (change.isDescribedAnew() || recheckDue(change.id()));
            return again ? Optional.of("protected when it was last seen") : Optional.empty();
        }
        if (context.config().blog().passwordOf(change.id()).isEmpty()) {
            return Optional.empty();
        }
        if (context.isFull()) {
            return Optional.of(Plan.FULL);
        }
        boolean hasText = archive.privateFolder().hasArticle(change.id()) && change.unchanged();
        return hasText && !isLookedAtAgain(change.id())
                ? Optional.empty()
                : Optional.of("protected, its password is configured");
    }

    private Optional<String> whyAskForText(ArticleChange change) {
        if (context.isFull()) {
            return Optional.of(Plan.FULL);
        }
        Optional<Improvement> better = change.origin().flatMap(abilities::over);
        if (better.isPresent()) {
            return better.map(Improvement::reason);
        }
        Optional<String> changed = change.whyAsk();
        boolean again = changed.isEmpty() && mayChangeUnseen(change) && isLookedAtAgain(change.id());
        return again ? Optional.of(Plan.RECHECK) : changed;
    }

    /**
     * Whether the text can change while its entry in the list stays the same. If questions cost nothing, the archived
     * text decides: ledgers of earlier versions say no for all texts of a backup.
     */
    private boolean mayChangeUnseen(ArticleChange change) {
        return asksFreely()
                ? change.known().filter(Planner::mayChangeUnseen).isPresent()
                : !change.isNew() && context.ledger().article(change.id()).changesUnseen();
    }

    /** Whether a text is asked for that may have changed unseen. */
    private boolean isLookedAtAgain(int id) {
        return asksFreely() || recheckDue(id);
    }

    private boolean asksFreely() {
        return abilities.has(Ability.FREE) && abilities.givesTexts();
    }

    private boolean recheckDue(int id) {
        return context.isRecheckDue(id, context.ledger().article(id).checked());
    }

    /** Adds articles that are due to be checked again and that this run's part of the list does not show. */
    private void rechecks(Set<Integer> shown, List<DueArticle> toAsk, Map<Integer, DueDiscussion> discussed)
            throws IOException {
        for (int id : context.ledger().dueArticles(context.config().crawl().recheckEvery(), context.now())) {
            ArticleState seen = context.ledger().article(id);
            if (shown.contains(id) || !seen.changesUnseen() && seen.commentsArchived() == 0) {
                continue;
            }
            Optional<ArchivedArticle> known = archive.article(id);
            if (known.isEmpty() || known.get().article().needsPassword()) {
                continue;
            }
            if (seen.changesUnseen() || abilities.has(Ability.COMMENTS_WITH_TEXT)) {
                toAsk.add(new DueArticle(asKnown(known.get(), seen), Plan.RECHECK));
            }
            discussed.put(
                    id,
                    new DueDiscussion(
                            id, false, Optional.of(seen.comments().number()), Optional.empty(), Plan.RECHECK));
        }
    }

    private static ArticleChange asKnown(ArchivedArticle known, ArticleState seen) {
        ArticleCounts counts =
                ArticleCounts.of(seen.comments().number(), seen.likes().number());
        ListEntry entry = new ReadEntry(
                known.article(),
                ListedText.of("", ""),
                ListEntry.Names.NONE,
                counts,
                known.extra(),
                Optional.empty(),
                "");
        return new ArticleChange(entry, known::listed, false, () -> Optional.of(known), known::settings);
    }
}
