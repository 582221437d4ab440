package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.Improvement;
import io.github.emlogstatic.crawl.plan.Plan.Asking;
import io.github.emlogstatic.crawl.plan.Plan.PageAsking;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.ArticleState.Counted;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Recurrence;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what to ask for: new and changed things, and a share of the others that is checked again. */
public final class Planner {

    /** Only a few pages are checked each night, because each question adds a view to the blog's counter. */
    private static final int PAGES_A_NIGHT = 4;

    /** The number of withdrawn pages that each night checks: are they public again? */
    private static final int WITHDRAWN_A_NIGHT = 2;

    private static final String RECHECK = "due to be looked at again";
    private static final String FULL = "asked for with --full";

    private final Archive archive;
    private final Ledger ledger;
    private final Config config;
    private final Instant now;
    private final Abilities abilities;

    /** @param abilities the abilities of the source */
    public Planner(CrawlContext context, Abilities abilities) {
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.config = context.config();
        this.now = context.now();
        this.abilities = abilities;
    }

    /** Plans what to ask for, of the articles of the list and of the archive. */
    public Plan plan(List<ArticleChange> changes) throws IOException {
        List<Asking> toAsk = new ArrayList<>();
        List<ArticleChange> fromList = new ArrayList<>();
        Map<Integer, DueDiscussion> discussions = new TreeMap<>();
        Set<Integer> shown = new TreeSet<>();
        for (ArticleChange change : changes) {
            shown.add(change.id());
            look(change, toAsk, fromList);
            if (!abilities.has(Ability.COMMENTS_WITH_TEXT)) {
                discussion(change).ifPresent(due -> discussions.put(due.id(), due));
            }
        }
        rechecks(shown, toAsk, discussions);
        List<DueDiscussion> apart =
                abilities.has(Ability.COMMENTS_WITH_TEXT) ? List.of() : List.copyOf(discussions.values());
        return new Plan(toAsk, fromList, apart, pages());
    }

    /** Plans further articles, which were found while others were read. */
    public Plan planFurther(List<ArticleChange> changes) {
        List<Asking> toAsk = new ArrayList<>();
        List<ArticleChange> fromList = new ArrayList<>();
        for (ArticleChange change : changes) {
            look(change, toAsk, fromList);
        }
        return new Plan(toAsk, fromList, List.of(), List.of());
    }

    private void look(ArticleChange change, List<Asking> toAsk, List<ArticleChange> fromList) {
        remember(change);
        Optional<String> why = whyAsk(change);
        why.ifPresent(reason -> toAsk.add(new Asking(change, reason)));
        if (why.isEmpty() && !change.unchanged()) {
            fromList.add(change);
        }
    }

    /** Adds an archived article to the ledger if the ledger lost it. It was last checked when its file changed. */
    private void remember(ArticleChange change) {
        if (ledger.knowsArticle(change.id())) {
            return;
        }
        change.known()
                .ifPresent(known -> ledger.rememberArticle(
                        change.id(), mayChangeUnseen(known), archive.lastChanged(ArchivePaths.article(change.id()))));
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
                ? discussion(change).filter(due -> due.comments().isPresent()).map(DueDiscussion::why)
                : why;
    }

    private Optional<String> whyAskForProtected(ArticleChange change) {
        if (!abilities.has(Ability.OPENS_PROTECTED)) {
            boolean again = !abilities.has(Ability.LIST_TELLS_ARTICLES)
                    && (change.isDescribedAnew() || recheckDue(change.id()));
            return again ? Optional.of("protected when it was last seen") : Optional.empty();
        }
        if (config.blog().passwordOf(change.id()).isEmpty()) {
            return Optional.empty();
        }
        if (config.run().full()) {
            return Optional.of(FULL);
        }
        boolean hasText = archive.privateFolder().hasArticle(change.id()) && !change.isNew();
        return hasText && !isLookedAtAgain(change.id())
                ? Optional.empty()
                : Optional.of("protected, its password is configured");
    }

    private Optional<String> whyAskForText(ArticleChange change) {
        if (config.run().full()) {
            return Optional.of(FULL);
        }
        Optional<Improvement> better = change.origin().flatMap(abilities::over);
        if (better.isPresent()) {
            return better.map(Improvement::reason);
        }
        Optional<String> changed = change.whyAsk();
        boolean again = changed.isEmpty() && mayChangeUnseen(change) && isLookedAtAgain(change.id());
        return again ? Optional.of(RECHECK) : changed;
    }

    /** Earlier versions noted of all texts of a backup that none changes unseen. Where asking is free, the text decides. */
    private boolean mayChangeUnseen(ArticleChange change) {
        return asksFreely()
                ? change.known().filter(Planner::mayChangeUnseen).isPresent()
                : !change.isNew() && ledger.article(change.id()).changesUnseen();
    }

    /** Whether a text is asked for that may have changed unseen. */
    private boolean isLookedAtAgain(int id) {
        return asksFreely() || recheckDue(id);
    }

    private boolean asksFreely() {
        return abilities.has(Ability.FREE) && abilities.givesTexts();
    }

    private boolean recheckDue(int id) {
        return Recurrence.isDueInTurn(
                id, ledger.article(id).checked(), config.crawl().recheckEvery(), now);
    }

    /** Adds articles that are due to be checked again and that this run's part of the list does not show. */
    private void rechecks(Set<Integer> shown, List<Asking> toAsk, Map<Integer, DueDiscussion> discussions)
            throws IOException {
        for (int id : ledger.dueArticles(config.crawl().recheckEvery(), now)) {
            ArticleState seen = ledger.article(id);
            if (shown.contains(id) || !seen.changesUnseen() && seen.commentsArchived() == 0) {
                continue;
            }
            Optional<ArchivedArticle> known = archive.article(id);
            if (known.isEmpty() || known.get().article().needsPassword()) {
                continue;
            }
            if (seen.changesUnseen() || abilities.has(Ability.COMMENTS_WITH_TEXT)) {
                toAsk.add(new Asking(asKnown(known.get(), seen), RECHECK));
            }
            discussions.put(
                    id, new DueDiscussion(id, false, Optional.of(seen.comments().number()), Optional.empty(), RECHECK));
        }
    }

    private static ArticleChange asKnown(ArchivedArticle known, ArticleState seen) {
        ArticleCounts counts =
                ArticleCounts.of(seen.comments().number(), seen.likes().number());
        ListEntry entry = new ReadEntry(
                known.article(), "", "", ListEntry.Names.NONE, counts, known.extra(), Optional.empty(), "");
        return new ArticleChange(entry, known::listed, false, () -> Optional.of(known));
    }

    /**
     * What of an article's comments and likes is due. If the blog counts none, and the archive has some of which no run
     * has heard, because {@code state/} was lost or is not of this archive, the blog has deleted them.
     */
    private Optional<DueDiscussion> discussion(ArticleChange change) {
        if (change.entry().needsPassword()) {
            return Optional.empty();
        }
        int id = change.id();
        int comments = change.entry().counts().comments();
        int likes = change.entry().counts().likes();
        boolean damaged = archive.damage().isOfDiscussion(id);
        boolean again = isAskedAgain(change);
        Optional<Integer> askComments =
                damaged || commentsAreDue(id, comments, again) ? Optional.of(comments) : Optional.empty();
        Optional<Integer> askLikes = damaged || likesAreDue(id, likes, again) ? Optional.of(likes) : Optional.empty();
        if (askComments.isEmpty() && askLikes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DueDiscussion(
                id,
                false,
                askComments,
                askLikes,
                "the blog counts " + Plural.of(comments, "comment", "comments") + " and "
                        + Plural.of(likes, "like", "likes")));
    }

    private boolean commentsAreDue(int id, int counted, boolean again) {
        Counted seen = ledger.article(id).comments();
        boolean held = archive.holds(ArchivePaths.comments(id));
        boolean moved = counted != seen.number() || held && counted == 0 && !seen.isRead(0);
        return moved || (counted > 0 || held) && (again || recheckDue(id));
    }

    private boolean likesAreDue(int id, int counted, boolean again) {
        Counted seen = ledger.article(id).likes();
        boolean any = counted > 0 || archive.holds(ArchivePaths.likes(id));
        boolean moved = !seen.isRead(counted) && (any || seen.number() > 0);
        return moved || any && again;
    }

    /** Whether comments and likes are asked for although their numbers have not moved. */
    private boolean isAskedAgain(ArticleChange change) {
        return config.run().full()
                || abilities.has(Ability.FREE)
                || archive.recovered()
                || !archive.isFromLastRun()
                || change.origin()
                        .flatMap(abilities::over)
                        .filter(Improvement::moreComments)
                        .isPresent();
    }

    /** What the source does better than the one that gave the page. */
    private Optional<Improvement> better(int page) throws IOException {
        return archive.page(page)
                .flatMap(known -> abilities.over(known.origin()))
                .filter(Improvement::moreComments);
    }

    private List<PageAsking> pages() throws IOException {
        if (!abilities.givesTexts()) {
            return List.of(); // a page without an answer would be due at the blog
        }
        Set<Integer> ids = new TreeSet<>(config.blog().pages());
        ids.addAll(archive.pageIds());
        List<PageAsking> pages = new ArrayList<>();
        Set<Integer> tonight = pagesTonight();
        for (int id : ids) {
            if (config.run().full()) {
                pages.add(new PageAsking(id, FULL));
            } else if (!archive.pageIds().contains(id)) {
                pages.add(new PageAsking(id, "new"));
            } else if (archive.damage().isOf(ArchivePaths.page(id))
                    || archive.damage().isOfDiscussion(id)) {
                pages.add(new PageAsking(id, "damaged in the archive"));
            } else if (better(id).isPresent()) {
                pages.add(new PageAsking(id, better(id).get().reason()));
            } else if (abilities.has(Ability.FREE)
                    || Recurrence.isDueInTurn(
                            id, ledger.page(id).checked(), config.crawl().recheckEvery(), now)) {
                pages.add(new PageAsking(id, RECHECK));
            } else if (tonight.contains(id)) {
                pages.add(PageAsking.tonight(id));
            }
        }
        withdrawnTonight(ids).forEach(id -> pages.add(new PageAsking(id, "is it public again?")));
        return pages;
    }

    /** The withdrawn pages to ask for tonight, in turn. */
    private List<Integer> withdrawnTonight(Set<Integer> asked) {
        List<Integer> withdrawn = archive.privateFolder().pageIds().stream()
                .filter(id -> !asked.contains(id) && !archive.hasArticle(id))
                .filter(id -> !DerivedId.isDerived(id))
                .toList();
        int first = (int) (now.getEpochSecond() / 86_400 * WITHDRAWN_A_NIGHT % Math.max(1, withdrawn.size()));
        return Stream.concat(withdrawn.stream().skip(first), withdrawn.stream().limit(first))
                .limit(WITHDRAWN_A_NIGHT)
                .toList();
    }

    /** The pages that were not checked for the longest time. */
    private Set<Integer> pagesTonight() {
        return archive.pageIds().stream()
                .filter(id -> Recurrence.isDue(ledger.page(id).checked(), Recurrence.A_NIGHT, now))
                .sorted(Comparator.comparing((Integer id) -> ledger.page(id).checked())
                        .thenComparing(id -> id))
                .limit(PAGES_A_NIGHT)
                .collect(Collectors.toSet());
    }

    /** The standalone page whose comments are asked for tonight. It is one page each night, in turn. */
    public static Optional<Integer> pageForComments(Archive archive, Instant now) {
        List<Integer> ids = archive.pageIds().stream().sorted().toList();
        int day = Math.floorMod(now.getEpochSecond() / 86_400, Math.max(1, ids.size()));
        return ids.stream().skip(day).findFirst();
    }
}
