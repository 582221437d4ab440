package io.github.emlogstatic.crawl;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawlReport.Counts;
import io.github.emlogstatic.crawl.CrawlReport.Coverage;
import io.github.emlogstatic.crawl.CrawlReport.Forecast;
import io.github.emlogstatic.crawl.CrawlReport.Requests;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.ShrinkGuard;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.IconFetch;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.media.MediaFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Plan.Asking;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.write.ArticleWriter;
import io.github.emlogstatic.crawl.write.CounterWriter;
import io.github.emlogstatic.crawl.write.DiscussionWriter;
import io.github.emlogstatic.crawl.write.NoteWriter;
import io.github.emlogstatic.crawl.write.StandalonePageWriter;
import io.github.emlogstatic.crawl.write.StandalonePages;
import io.github.emlogstatic.crawl.write.Withdrawals;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.naming.Naming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Carries out the plan: asks the source and writes the answers. New things are written before old things are removed,
 * and the state and the index are written last. So the next run can continue after a kill at any moment. If the guard
 * refuses, everything that was written is rolled back.
 */
final class CrawlExecutor {

    private final CrawlContext context;
    private final Archive archive;
    private final Config config;
    private final Ledger ledger;
    private final SiteLoader loader;
    private final ChangeDetector changes;
    private final ArticleSource source;
    private final Blog blog;
    private final Plan plan;
    private final ShrinkGuard guard;
    private final References references;
    private final AvatarFetch avatars;
    private final DiscussionWriter discussions;
    private final ArticleWriter articles;
    private final StandalonePageWriter pages;
    private final NoteWriter notes;

    CrawlExecutor(CrawlContext context, SiteLoader loader, ChangeDetector changes, CrawlInput input) {
        this.context = context;
        this.archive = context.archive();
        this.config = context.config();
        this.ledger = context.ledger();
        this.guard = context.guard();
        this.loader = loader;
        this.changes = changes;
        this.source = input.source();
        this.blog = source.blog();
        this.plan = input.plan();
        this.references = new References(BlogAddresses.of(blog), config.media().copiesExternal());
        this.avatars = new AvatarFetch(context, source);
        this.discussions = new DiscussionWriter(context, source, references, avatars);
        this.articles = new ArticleWriter(context, references, discussions, source.abilities());
        this.pages = new StandalonePageWriter(context, references, discussions);
        this.notes = new NoteWriter(context, source);
    }

    CrawlReport run() throws IOException {
        if (guard.refused().isPresent()) {
            return refused();
        }
        Difference<Link> menu = menu();
        Difference<Link> links = links();
        archive.writeBlog(blog);
        articles();
        ListingResult listing = source.settled();
        List<Category> known = archive.categories();
        List<Category> categories = source.categories(listing).stream()
                .map(category -> category.withSettingsOf(known))
                .toList();
        references.categories(categories);
        discuss(listing, categories);
        List<Note> shown = notes(listing);
        Difference<Category> ofCategories = Difference.ofCategories(known, categories);
        SortedSet<Integer> missing = missing(listing);
        CrawlInput.count(CountedKind.CATEGORIES, ofCategories, guard);
        guard.count(CountedKind.ARTICLES, missing.size());
        if (guard.refused().isPresent()) {
            return refused();
        }
        guard.remove();
        new Withdrawals(context, source, articles.tally()).confirm(missing);
        tellProtected("many articles became protected", articles.locked(), archive.articleCount());
        tellProtected(
                "many pages became protected", pages.locked(), archive.pageIds().size() + pages.locked());
        keep("categories.json", Category.class, ofCategories);
        archive.writeCategories(categories);
        writeBlog(listing);
        drafts();
        Naming.give(archive, loader, config.run().full());
        MediaCount media = new MediaFetch(context, source, references).fetch(blog.aliases());
        save();
        Counts counts = new Counts(
                articles.tally().of(archive.articleCount()),
                pages.tally().of(archive.pageIds().size()),
                ofCategories.count(),
                discussions.tally().of(ledger.comments()),
                notes.tally().of(shown.size()),
                menu.count(),
                links.count(),
                media);
        return report(listing, counts);
    }

    private CrawlReport report(ListingResult listing, Counts counts) throws IOException {
        BlogTotals told = BlogTotals.of(listing, outsideTheList(), archive, ledger);
        return new CrawlReport(
                counts,
                Requests.of(source),
                Forecast.NONE,
                Optional.empty(),
                new Coverage(context.problems().missed(), listing.restsOn(), told),
                context.problems().sorted());
    }

    /** Rolls back everything but the files of {@code state/}. */
    private CrawlReport refused() throws IOException {
        archive.rollBack();
        return CrawlReport.refused(context, source, guard.refused().orElseThrow());
    }

    private Difference<Link> menu() throws IOException {
        List<Link> before = archive.blog().map(Blog::navigation).orElse(List.of());
        Difference<Link> menu = Difference.ofLinks(before, blog.navigation());
        keep("menu.json", Link.class, menu);
        return menu;
    }

    private Difference<Link> links() throws IOException {
        List<Link> before = archive.blog().map(Blog::links).orElse(List.of());
        Difference<Link> links = Difference.ofLinks(before, blog.links());
        keep("links.json", Link.class, links);
        return links;
    }

    /** Moves what a list loses to {@code private/}, and removes from there what the list shows again. */
    private <T> void keep(String path, Class<T> type, Difference<T> difference) throws IOException {
        archive.hidden().takeBack(path, type, difference::shows);
        if (!difference.missing().isEmpty()) {
            List<Removed<T>> gone = difference.missing().stream()
                    .map(what -> new Removed<>(context.now(), 0, what))
                    .toList();
            archive.hidden().keepRemoved(path, type, gone);
        }
    }

    private void articles() throws IOException {
        if (!plan.isEmpty()) {
            loader.readAhead();
        }
        for (ArticleChange change : plan.fromList()) {
            articles.fromList(change);
        }
        List<ArticleChange> wanted =
                plan.articles().stream().map(Asking::change).toList();
        source.articles(wanted, articles::take);
    }

    /** Updates standalone pages, then the comments and likes of articles and pages. */
    private void discuss(ListingResult listing, List<Category> categories) throws IOException {
        StandalonePages standalone = new StandalonePages(context, source, pages);
        List<DueDiscussion> due = new ArrayList<>(plan.discussions());
        due.addAll(standalone.ask(plan.pages(), listing.complete()));
        due.addAll(standalone.discover(references.links(), listing.entries().values(), telling(listing), categories));
        context.workers().each("comments of articles", eachOnce(due), discussions::ask);
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
     * file.
     */
    private static List<DueDiscussion> eachOnce(List<DueDiscussion> due) {
        Map<Integer, DueDiscussion> byId = new LinkedHashMap<>();
        due.forEach(one -> byId.putIfAbsent(one.id(), one));
        return List.copyOf(byId.values());
    }

    /** Returns the articles of the archive that a complete list does not show. */
    private SortedSet<Integer> missing(ListingResult listing) {
        SortedSet<Integer> missing = new TreeSet<>();
        if (listing.complete()) {
            ledger.found(listing.entries().keySet());
            missing.addAll(archive.articleIds());
            guard.holds(CountedKind.ARTICLES, missing.size());
            missing.removeAll(listing.entries().keySet());
            missing.removeAll(listing.leftOut());
            if (!source.abilities().has(Ability.LIST_SHOWS_ALL)) {
                noteOutsideTheList(missing);
                missing.removeAll(outsideTheList());
            }
        }
        return missing;
    }

    /**
     * Notes that articles are public although the list does not show them: this run saw them outside the list or read
     * their pages.
     */
    private void noteOutsideTheList(Set<Integer> missing) {
        source.outsideTheList().forEach(id -> ledger.outsideTheList(id, context.now()));
        missing.stream()
                .filter(id -> ledger.article(id).checked().equals(context.now()))
                .forEach(id -> ledger.outsideTheList(id, context.now()));
    }

    private List<Integer> outsideTheList() {
        return source.abilities().has(Ability.LIST_SHOWS_ALL)
                ? List.of()
                : archive.articleIds().stream()
                        .filter(id -> ledger.isOutsideTheList(id, config.crawl().recheckEvery(), context.now()))
                        .toList();
    }

    /** No guard stops this: a text must not stay public because many others became protected, too. */
    private void tellProtected(String what, int some, int all) {
        if (ShrinkGuard.isMany(some, all)) {
            context.problems()
                    .add(
                            what,
                            context.base(),
                            some + " of " + all + "; their texts have left the site and are kept in archive/private."
                                    + " If the blog is in error, the next run after its repair brings them back");
        }
    }

    private void home() throws IOException {
        if (!source.readHome()) {
            return;
        }
        String icon =
                config.blog().profile().meta().favicon().orElse(blog.profile().favicon());
        references.address(icon);
        if (source.iconIsDue()) {
            new IconFetch(source, archive, config.media()).fetch(icon, BlogAddresses.of(blog));
        }
        archive.writeBlog(source.settledBlog());
    }

    private List<Note> notes(ListingResult listing) throws IOException {
        List<Note> shown = notes.ask(listing.complete());
        references.notes(shown);
        return shown;
    }

    /** Keeps what only the owner may read. What has been published since is no draft any more. */
    private void drafts() throws IOException {
        source.keepDrafts();
        for (int id : archive.drafts().ids()) {
            if (archive.isPublic(id)) {
                archive.drafts().removePublished(id);
            }
        }
    }

    /** Writes what belongs to the blog as a whole. */
    private void writeBlog(ListingResult listing) throws IOException {
        home();
        archive.writeAuthors(source.authors(listing.entries().values()));
        references.authors(archive.authors());
        remember(listing);
    }

    /** Writes the state and the index. They come last, so that the next run continues a run that was killed. */
    private void save() throws IOException {
        avatars.finish();
        context.save();
        source.save();
        archive.commit();
    }

    private void remember(ListingResult listing) throws IOException {
        if (!listing.complete()) {
            return;
        }
        if (source.abilities().has(Ability.LIST_TELLS_ARTICLES)) {
            new CounterWriter(context, pages.views()).write(listing.entries().values());
        }
        ledger.fullSweep(source.asOf());
    }
}
