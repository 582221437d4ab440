package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.ListedOnly;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Unanswered;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.GuardedText;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Recurrence;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes articles as a source describes them. Safe for several threads. */
public final class ArticleWriter {

    /** How long an unchanged text is doubted whose list shows another one: caches keep pages for days. */
    private static final Duration LONGEST_DOUBT = Duration.ofDays(7);

    /** How many articles a run still doubts after one night: each costs a view, and an author may add excerpts to all. */
    private static final int MOST_LONG_DOUBTS = 5;

    private final CrawlContext context;
    private final Archive archive;
    private final References references;
    private final DiscussionWriter discussions;
    private final DoubtfulLosses losses;
    private final SiteLoader loader;
    private final ChangeDetector changes;
    private final Abilities abilities;

    private final Tally tally = new Tally();
    private final AtomicInteger locked = new AtomicInteger();
    private final AtomicInteger longDoubts = new AtomicInteger();

    /**
     * @param loader learns what was written, for lists of the site
     * @param changes learns it, for the next run
     * @param abilities the abilities of the source
     */
    public ArticleWriter(
            CrawlContext context,
            References references,
            DiscussionWriter discussions,
            SiteLoader loader,
            ChangeDetector changes,
            Abilities abilities) {
        this.context = context;
        this.archive = context.archive();
        this.references = references;
        this.discussions = discussions;
        this.losses = new DoubtfulLosses(context);
        this.loader = loader;
        this.changes = changes;
        this.abilities = abilities;
    }

    public Tally tally() {
        return tally;
    }

    /** The number of articles that became protected. */
    public int locked() {
        return locked.get();
    }

    /** Writes what an answer says. */
    public void take(ArticleAnswer answer) throws IOException {
        ArticleChange change = answer.change();
        if (answer instanceof Open open) {
            open(open);
        } else if (answer instanceof Locked locked) {
            locked(locked);
        } else if (answer instanceof ListedOnly) {
            fromList(change);
        } else if (answer instanceof Unanswered && !change.isNew()) {
            askAgain(change.id());
        }
    }

    /** Lets the next run ask for the article again. */
    private void askAgain(int id) {
        context.ledger().updateArticle(id, ArticleState::unanswered);
    }

    private void open(Open open) throws IOException {
        ArticleChange change = open.change();
        ArticleText text = open.text();
        Optional<ArchivedArticle> known = change.known();
        GuardedText now = GuardedText.of(change.article(), text.body());
        if (losses.keepsText(CountedKind.TEXTS, known.map(GuardedText::of), now)) {
            askAgain(change.id());
            keep(change, known.orElseThrow());
        } else if (losses.keepsPrivate(CountedKind.TEXTS, now)) {
            askAgain(change.id()); // a protected text must become neither public nor lost
            return;
        } else {
            boolean stale = known.isPresent() && mayBeStale(change, known.get().body(), text);
            remember(change, text.changesUnseen());
            write(change, text.body(), text.origin(), text.extra());
            if (stale) {
                askAgain(change.id());
            }
        }
        if (open.comments().isPresent()) {
            DueDiscussion due =
                    DueDiscussion.ofArticle(change.id(), change.entry().counts().comments());
            discussions.take(due, change.article().url(), open.comments().get());
        }
    }

    /**
     * Whether the list shows another text than before and the page does not: an excerpt, or a cache has the old page. What
     * the page still shows after a week of nights is right.
     */
    private boolean mayBeStale(ArticleChange change, Body known, ArticleText text) {
        boolean same = text.origin() == Origin.PAGE
                && !text.body().excerpt().isEmpty()
                && known.content().equals(text.body().content());
        boolean doubted = context.ledger().article(change.id()).isUnanswered()
                && !Recurrence.isDue(
                        archive.lastChanged(ArchivePaths.article(change.id())), LONGEST_DOUBT, context.now());
        return same && (change.isDescribedAnew() || doubted && longDoubts.incrementAndGet() <= MOST_LONG_DOUBTS);
    }

    /** Writes what the entry says beside the archived text. The archive is not as the entry says, so the next run asks again. */
    private void keep(ArticleChange change, ArchivedArticle known) throws IOException {
        ArchivedArticle kept = new ArchivedArticle(
                change.article(), known.body(), known.origin(), known.listed(), known.extra(), change.settings());
        references.article(kept);
        if (archive.writeArticle(kept)) {
            loader.wrote(kept);
            tally.wrote(false);
        }
    }

    private void locked(Locked locked) throws IOException {
        ArticleChange change = locked.change();
        boolean refused =
                locked.text().isPresent() && !writePrivate(change, locked.text().get());
        lock(change);
        if (locked.settled() && !refused) {
            remember(change, true);
        } else if (context.config().blog().passwordOf(change.id()).isPresent()) {
            askAgain(change.id());
        }
    }

    /** Returns whether the text was written: an empty one does not replace a text. */
    private boolean writePrivate(ArticleChange change, ArticleText text) throws IOException {
        Body open = change.known().map(ArchivedArticle::body).orElse(Body.EMPTY);
        if (losses.keepsText(change.id(), open, text.body())
                || losses.keepsPrivate(CountedKind.TEXTS, GuardedText.of(change.article(), text.body()))) {
            return false;
        }
        archive.privateFolder().write(archived(change, text.body(), text.origin(), text.extra()));
        if (context.config().site().content().encryptsProtected()) { // with their images
            references.body(text.body());
        }
        return true;
    }

    /**
     * Notes that the text was read. A source that gives comments separately is asked for those that came unreadable with
     * the text of a page.
     */
    private void remember(ArticleChange change, boolean changesUnseen) {
        boolean anew = !abilities.has(Ability.COMMENTS_WITH_TEXT) && change.isOfPage();
        context.ledger()
                .updateArticle(
                        change.id(),
                        seen -> (anew ? seen.withoutUnreadComments() : seen).withText(changesUnseen, context.now()));
    }

    /**
     * Updates an article from the list's entry. The archived text stays. Without one, the description becomes the text;
     * it is the whole text if the author wrote no excerpt.
     */
    public void fromList(ArticleChange change) throws IOException {
        if (change.article().needsPassword()) {
            lock(change);
            return;
        }
        Optional<ArchivedArticle> known =
                change.known().filter(archived -> !archived.origin().standsIn());
        if (known.isPresent()) {
            write(change, known.get().body(), known.get().origin(), known.get().extra());
            return;
        }
        ListEntry entry = change.entry();
        write(change, new Body(entry.html(), entry.descriptionSource(), "", ""), Origin.LIST, entry.extra());
    }

    /**
     * Removes from the public part what visitors do not see of a protected article: text, custom fields, comments and
     * likes.
     */
    private void lock(ArticleChange change) throws IOException {
        Optional<ArchivedArticle> open = change.known().filter(ArchivedArticle::hasText);
        if (open.isPresent()) {
            locked.incrementAndGet();
            askAgain(change.id()); // its text may be another one by now, which a password that comes later opens
        }
        if (open.isPresent() && archive.privateFolder().article(change.id()).isEmpty()) {
            archive.privateFolder().write(open.get());
        }
        archive.privateFolder().takeDiscussion(change.id());
        context.ledger().updateArticle(change.id(), ArticleState::withoutDiscussion);
        Article notice = change.article().toBuilder().fields(Map.of()).build();
        put(change, new ArchivedArticle(notice, Body.EMPTY, Origin.NONE, change.listed(), Map.of()));
        archive.privateFolder().removeTombstone(change.id());
    }

    private void write(ArticleChange change, Body body, Origin origin, Map<String, Object> extra) throws IOException {
        put(change, archived(change, body, origin, extra));
        if (origin.standsIn()) {
            archive.privateFolder().restoreBesideText(change.id());
        } else {
            archive.privateFolder().restore(change.id());
        }
    }

    private static ArchivedArticle archived(ArticleChange change, Body body, Origin origin, Map<String, Object> extra) {
        Article article = change.article();
        return new ArchivedArticle(article, body, origin, change.listed(), extra, change.settings());
    }

    /** An article whose file was damaged only comes back: it is neither new nor changed. */
    private void put(ArticleChange change, ArchivedArticle article) throws IOException {
        references.article(article);
        boolean comesBack = change.isNew() && archive.hasArticle(change.id());
        boolean written = archive.writeArticle(article);
        changes.wrote(change, article.origin());
        if (!written) {
            return;
        }
        loader.wrote(article);
        if (!comesBack) {
            tally.wrote(change.isNew());
        }
    }
}
