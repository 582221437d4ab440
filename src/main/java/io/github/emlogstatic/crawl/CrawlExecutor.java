package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.CrawlReport.Counts;
import io.github.emlogstatic.crawl.CrawlReport.Coverage;
import io.github.emlogstatic.crawl.CrawlReport.Forecast;
import io.github.emlogstatic.crawl.CrawlReport.Requests;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.media.MediaFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.page.LastRead;
import io.github.emlogstatic.crawl.page.LastRead.Part;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.write.ArticleWriter;
import io.github.emlogstatic.crawl.write.BlogWriter;
import io.github.emlogstatic.crawl.write.CounterWriter;
import io.github.emlogstatic.crawl.write.DiscussionWriter;
import io.github.emlogstatic.crawl.write.NoteWriter;
import io.github.emlogstatic.crawl.write.StandalonePageWriter;
import io.github.emlogstatic.crawl.write.StandalonePages;
import io.github.emlogstatic.crawl.write.TagWriter;
import io.github.emlogstatic.crawl.write.Withdrawals;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.naming.Naming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Carries out the plan: asks the source and writes the answers. New things are written before old things are removed,
 * and the state and the index are written last. So the next run can continue after a kill at any moment. If the guard
 * refuses, everything that was written is rolled back.
 */
final class CrawlExecutor {

    private final CrawlContext context;
    private final Archive archive;
    private final SiteLoader loader;
    private final ChangeDetector changes;
    private final ArticleSource source;
    private final Plan plan;
    private final References references;
    private final MissingArticles missing;
    private final AvatarFetch avatars;
    private final BlogWriter blog;
    private final DiscussionWriter discussions;
    private final ArticleWriter articles;
    private final StandalonePageWriter pages;
    private final NoteWriter notes;

    CrawlExecutor(CrawlContext context, SiteLoader loader, ChangeDetector changes, CrawlInput input)
            throws IOException {
        this.context = context;
        this.archive = context.archive();
        this.loader = loader;
        this.changes = changes;
        this.source = input.source();
        this.plan = input.plan();
        this.references = References.of(source.blog(), context.config().media());
        this.missing = new MissingArticles(context, source);
        this.avatars = new AvatarFetch(context, source.files());
        this.blog = new BlogWriter(context, source, references);
        this.discussions = new DiscussionWriter(context, source, references, avatars);
        this.articles = new ArticleWriter(context, references, discussions, loader, changes, source.abilities());
        this.pages = new StandalonePageWriter(context, references, discussions);
        this.notes = new NoteWriter(context, source);
    }

    CrawlReport run() throws IOException {
        if (context.guard().refused().isPresent()) {
            return refused();
        }
        blog.writeBlog();
        articles();
        ListingResult listing = source.settled();
        Difference<Category> categories = blog.compareCategories(listing);
        Withdrawals withdrawals = new Withdrawals(context, source, articles.tally());
        withdrawals.completeReturns(listing.entries()); // before comments are written, which may stand in private/
        discuss(listing, categories.now());
        notes.ask(listing.complete());
        references.notes(notes.shown());
        SortedSet<Integer> gone = missing.from(listing);
        CrawlInput.count(CountedKind.CATEGORIES, categories, context.guard());
        context.guard().count(CountedKind.ARTICLES, gone.size());
        if (context.guard().refused().isPresent()) {
            return refused();
        }
        boolean withdrew = remove(withdrawals, gone);
        new TagWriter(context, source).write(listing, loader);
        blog.writeCategories(categories);
        blog.writeRest(listing);
        boolean first = context.ledger().lastFullSweep().isEmpty();
        remember(listing);
        drafts();
        Naming.give(loader, context.isFull());
        MediaCount media = new MediaFetch(context, source.files(), references)
                .fetch(blog.aliases(), withdrew || pages.tally().hasRemoved());
        if (first || context.isFull()) {
            formerAddresses(); // not in a night, which would tell it anew whenever two such texts have changed
        }
        save(withdrew);
        return report(listing, counts(categories, media));
    }

    private void formerAddresses() {
        references
                .formerAddresses()
                .forEach((address, texts) -> context.problems()
                        .addLasting(
                                "uploads are at another address",
                                address,
                                texts.size()
                                        + " texts show them; if that was this blog's address, add it to blog.aliases"));
    }

    private Counts counts(Difference<Category> categories, MediaCount media) throws IOException {
        return new Counts(
                articles.tally().of(archive.articleCount()),
                pages.tally().of(archive.pageIds().size()),
                categories.count(),
                discussions.tally().of(context.ledger().comments()),
                notes.tally().of(notes.shown().size()),
                blog.menu(),
                blog.links(),
                media,
                context.guard().shortened());
    }

    private CrawlReport report(ListingResult listing, Counts counts) throws IOException {
        BlogTotals totals = BlogTotals.of(listing, missing.outsideTheList(), context);
        return new CrawlReport(
                counts,
                Requests.of(source),
                Forecast.NONE,
                Optional.empty(),
                new Coverage(context.problems().missed(), listing.restsOn(), totals),
                context.problems().sorted());
    }

    /** Rolls back everything but the files of {@code state/}. */
    private CrawlReport refused() throws IOException {
        archive.rollBack();
        int exposed = newlyProtected();
        String until = exposed == 0
                ? ""
                : "; "
                        + Plural.of(
                                exposed,
                                "text that asks for a password now stays in the site until then",
                                "texts that ask for a password now stay in the site until then");
        return CrawlReport.refused(context, source, context.guard().refused().orElseThrow() + until);
    }

    /**
     * The number of archived public texts that are now protected at the blog, as the list or their own pages show. A
     * refused run leaves these texts in the site, so its report must say so.
     */
    private int newlyProtected() {
        long listed = plan.changes().stream()
                .filter(change -> change.article().needsPassword())
                .filter(change -> change.known()
                        .filter(known -> !known.article().needsPassword())
                        .isPresent())
                .count();
        return (int) Math.max(listed, articles.locked()) + pages.locked();
    }

    /** Removes what is gone, now that the guard allows it. Returns whether an article was withdrawn. */
    private boolean remove(Withdrawals withdrawals, Collection<Integer> goneArticles) throws IOException {
        context.guard().remove();
        boolean withdrew = withdrawals.confirm(goneArticles);
        int pagesBefore = archive.pageIds().size() + pages.locked();
        reportProtected(
                CountedKind.ARTICLES, "many articles became protected", articles.locked(), archive.articleCount());
        reportProtected(CountedKind.PAGES, "many pages became protected", pages.locked(), pagesBefore);
        return withdrew;
    }

    private void articles() throws IOException {
        if (!plan.isEmpty()) {
            loader.readAhead();
        }
        for (ArticleChange change : plan.fromList()) {
            articles.fromList(change);
        }
        source.articles(plan.asked(), articles::take);
    }

    /** Updates standalone pages, then the comments and likes of articles and pages. */
    private void discuss(ListingResult listing, List<Category> categories) throws IOException {
        StandalonePages standalone = new StandalonePages(context, source, pages);
        List<DueDiscussion> due = new ArrayList<>(plan.discussions());
        due.addAll(standalone.ask(plan.pages(), listing.complete()));
        due.addAll(standalone.discover(references.links(), listing.entries().values(), telling(listing), categories));
        context.workers().each("articles with comments", eachOnce(due), discussions::ask);
        for (int id : discussions.protectedPages()) {
            pages.lock(id);
        }
    }

    /**
     * Returns the entries whose texts may link to pages that no run has seen: all of a complete list, else only changed
     * ones.
     */
    private Collection<ListEntry> telling(ListingResult listing) {
        Collection<ListEntry> entries = listing.entries().values();
        return listing.complete()
                ? entries
                : entries.stream()
                        .filter(entry -> !changes.change(entry).unchanged())
                        .toList();
    }

    /**
     * Returns each discussion once. A page may be due and also be found in a text, and two threads must not write one
     * file. What was an article when the plan was made may have become a page.
     */
    private static List<DueDiscussion> eachOnce(List<DueDiscussion> due) {
        Map<Integer, DueDiscussion> byId = new LinkedHashMap<>();
        due.forEach(one -> byId.merge(one.id(), one, (first, other) -> other.page() ? other : first));
        return List.copyOf(byId.values());
    }

    /** No guard stops this: a text must not stay public because many others became protected, too. */
    private void reportProtected(CountedKind kind, String what, int some, int all) {
        if (!kind.isMany(some, all)) {
            return;
        }
        context.problems()
                .add(
                        what,
                        context.base(),
                        some + " of " + all + "; their texts have left the site and are kept in archive/private."
                                + " If the blog is in error, the next run after its repair brings them back");
    }

    /** Keeps what only the owner may read. What has been published since, even with a password, is no draft any more. */
    private void drafts() throws IOException {
        if (source.abilities().has(Ability.COMMENTS_OF_PROTECTED)) {
            discussions.keepProtected(context.config().blog().articlePasswords().keySet());
        }
        source.keepDrafts();
        for (int id : archive.drafts().ids()) {
            if (archive.isPublic(id) || archive.drafts().isOpenedSince(id)) {
                archive.drafts().remove(id);
            }
        }
    }

    /**
     * Writes the state and the index. They come last, so that the next run continues a run that was killed.
     *
     * @param withdrew whether an article was withdrawn
     */
    private void save(boolean withdrew) throws IOException {
        avatars.finish();
        context.save();
        source.save();
        if (withdrew) {
            LastRead.again(Part.HOME, context); // an article that became a page is in the menu now
        }
        archive.commit();
    }

    private void remember(ListingResult listing) throws IOException {
        if (!listing.complete()) {
            return;
        }
        if (source.abilities().has(Ability.LIST_TELLS_ARTICLES)) {
            new CounterWriter(context, pages.views()).write(listing.entries().values());
        }
        context.ledger().noteFullSweep(source.asOf());
    }
}
