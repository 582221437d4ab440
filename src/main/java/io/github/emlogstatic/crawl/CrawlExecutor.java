package io.github.emlogstatic.crawl;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.fetch.ArticleFetch;
import io.github.emlogstatic.crawl.fetch.CrawlInput;
import io.github.emlogstatic.crawl.fetch.DiscussionFetch;
import io.github.emlogstatic.crawl.fetch.HiddenArticles;
import io.github.emlogstatic.crawl.fetch.NoteFetch;
import io.github.emlogstatic.crawl.fetch.PageArticleFetch;
import io.github.emlogstatic.crawl.fetch.PageFetch;
import io.github.emlogstatic.crawl.fetch.PageReading;
import io.github.emlogstatic.crawl.fetch.StandalonePages;
import io.github.emlogstatic.crawl.fetch.WithdrawalCheck;
import io.github.emlogstatic.crawl.guard.Kind;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.IconFetch;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.media.MediaStep;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Due;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Plan.Asking;
import io.github.emlogstatic.crawl.source.ChangeDetector;
import io.github.emlogstatic.crawl.source.Difference;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.source.StandaloneHome;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.HomeRead;
import io.github.emlogstatic.crawl.state.LearntLayout;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.ListsRead;
import io.github.emlogstatic.crawl.state.PageEnds;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.crawl.state.Workers;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.page.PageLayout;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.naming.Naming;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks for what the plan says and writes it. The order is the safe one: what is new is written before what is gone is
 * removed, and the state and the index come last, so that a crawl that is killed is simply done again from where it
 * stopped. Where the guard refuses, all that was written is taken back.
 */
final class CrawlExecutor {

    private final CrawlContext context;
    private final EmlogClient emlog;
    private final Archive archive;
    private final Config config;
    private final Ledger ledger;
    private final Problems problems;
    private final Workers workers;
    private final SiteLoader loader;
    private final ChangeDetector catalogue;
    private final CrawlInput found;
    private final Blog blog;
    private final Plan plan;
    private final References references;
    private final ArticleFetch articles;
    private final RejectedUrls deadEnds;
    private final Vanished vanished;
    private Optional<HiddenArticles> hidden = Optional.empty();
    private Map<Integer, String> categoryAddresses = Map.of();
    private int viewsOfGone;

    CrawlExecutor(CrawlContext context, SiteLoader loader, ChangeDetector catalogue, CrawlInput found) {
        this.context = context;
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.config = context.config();
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.workers = context.workers();
        this.loader = loader;
        this.catalogue = catalogue;
        this.found = found;
        this.blog = found.blog();
        this.plan = found.plan();
        this.references = new References(BlogAddresses.of(blog), config.media().copiesExternal());
        this.deadEnds = RejectedUrls.of(context);
        this.articles = new ArticleFetch(context, references);
        this.vanished = context.vanished();
    }

    CrawlReport run() throws IOException {
        Optional<String> early = vanished.refused();
        if (early.isPresent()) {
            return refused(early.get(), 0);
        }
        if (!plan.isEmpty()) {
            loader.readAhead();
        }
        Optional<Blog> before = archive.blog();
        Difference<Link> menu = Difference.ofLinks(before.map(Blog::navigation).orElse(List.of()), blog.navigation());
        Difference<Link> links = Difference.ofLinks(before.map(Blog::links).orElse(List.of()), blog.links());
        keep("menu.json", Link.class, menu);
        keep("links.json", Link.class, links);
        archive.writeBlog(blog);
        PageLayout known = LearntLayout.of(archive, config.crawl().pages().selectors());
        AvatarFetch avatars = new AvatarFetch(context);
        DiscussionFetch discussion = new DiscussionFetch(context, references, blog.zone(), known, avatars);
        PageLayout layout = articles(discussion, known);

        Swept swept = settled();
        Collection<ListEntry> entries = swept.entries().values();
        List<Category> categories = found.categories(swept, categoryAddresses);
        PageFetch pages = pages(entries);
        discuss(swept, categories, pages, layout, discussion);
        NoteFetch notes = new NoteFetch(context, blog.zone());
        List<Note> shown = notes.ask(swept.complete(), found.site().apiClosed());
        references.notes(shown);

        Difference<Category> ofCategories = Difference.ofCategories(archive.categories(), categories);
        CrawlInput.count(Kind.CATEGORIES, ofCategories, vanished);
        SortedSet<Integer> missing = missing(swept);
        vanished.count(Kind.ARTICLES, missing.size());
        Optional<String> late = vanished.refused();
        if (late.isPresent()) {
            return refused(late.get(), articles.views() + pages.views() + discussion.views());
        }
        vanished.remove();
        gone(missing);
        keep("categories.json", Category.class, ofCategories);
        archive.writeCategories(categories);
        home();
        archive.writeAuthors(found.site().authorsOf(entries));
        references.authors(archive.authors());
        remember(swept);
        Naming.give(archive, loader, config.run().full());
        MediaCount media = new MediaStep(context, references).fetch(blog.aliases());

        avatars.finish();
        context.dates().save(archive);
        context.sources().save(archive);
        ledger.save(archive);
        PageEnds.learn(context);
        catalogue.save();
        archive.commit();
        return new CrawlReport(
                articles.tally().of(archive.articleCount()),
                pages.tally().of(archive.pageIds().size()),
                ofCategories.count(),
                discussion.tally().of(ledger.comments()),
                notes.tally().of(shown.size()),
                menu.count(),
                links.count(),
                media,
                emlog.requests(),
                articles.views() + pages.views() + discussion.views() + viewsOfGone,
                List.of(),
                PredictedSite.NOTHING,
                Optional.empty(),
                problems.missed(),
                swept.restsOn(),
                BlogTotals.of(swept, beyondLists(), archive, ledger),
                problems.sorted());
    }

    /** The guard's word is the run's: nothing of it stays, but what {@code state/} tells of the way. */
    private CrawlReport refused(String why, int views) throws IOException {
        archive.rollBack();
        return CrawlReport.refused(archive, emlog.requests(), views, why, problems);
    }

    /** Keeps what a list of the archive is about to lose, and lets go of what is back. */
    private <T> void keep(String path, Class<T> type, Difference<T> difference) throws IOException {
        archive.hidden().takeBack(path, type, difference::shows);
        if (!difference.missing().isEmpty()) {
            List<Removed<T>> gone = difference.missing().stream()
                    .map(what -> new Removed<>(context.now(), 0, what))
                    .toList();
            archive.hidden().keepRemoved(path, type, gone);
        }
    }

    /** @return what is known by now of where the blog's theme puts things */
    private PageLayout articles(DiscussionFetch discussion, PageLayout known) throws IOException {
        for (ArticleChange change : plan.fromList()) {
            articles.fromList(change);
        }
        PageArticleFetch fromPages =
                new PageArticleFetch(context, articles, discussion, known, blog.zone(), found.records());
        List<ArticleChange> changes =
                plan.articles().stream().map(Asking::change).toList();
        if (plan.fromPages()) {
            fromPages.askAll(changes, found.listed(), catalogue);
            hidden(fromPages);
        } else {
            workers.each("articles", changes, articles::ask);
            fromPages.askAll(articles.unanswered(), found.listed(), catalogue);
            articles.reportUnanswered();
        }
        categoryAddresses = fromPages.categories();
        LearntLayout.save(fromPages.layout(), known, archive);
        return fromPages.layout();
    }

    /** What the home page's list does not show: where that was read to its end, and not each night. */
    private void hidden(PageArticleFetch fromPages) throws IOException {
        if (found.records().isEmpty() || !found.listed().complete() || !ListsRead.isDue(context)) {
            return;
        }
        HiddenArticles articlesBeyond =
                new HiddenArticles(context, found.records().get(), catalogue, articles, fromPages, deadEnds);
        articlesBeyond.fetch(found.listed(), blog.navigation(), loader);
        hidden = Optional.of(articlesBeyond);
    }

    private Swept settled() throws IOException {
        Swept settled = found.settled();
        if (found.records().isEmpty() || !settled.complete()) {
            return settled;
        }
        return Swept.whole(settled.entries(), HiddenArticles.restsOn(settled, hidden, archive));
    }

    private PageFetch pages(Collection<ListEntry> entries) {
        UrlMode mode = config.blog().facts().urlMode().orElseGet(() -> urlMode(entries));
        return new PageFetch(context, references, blog.zone(), mode);
    }

    private static UrlMode urlMode(Collection<ListEntry> entries) {
        Map<Integer, String> addresses = new HashMap<>();
        entries.forEach(
                entry -> addresses.put(entry.article().id(), entry.article().url()));
        return UrlMode.of(addresses);
    }

    private Map<String, WebPage> pagesRead() {
        return hidden.map(HiddenArticles::pagesRead).orElse(Map.of());
    }

    /** Standalone pages, known and found, and the comments and likes of all. */
    private void discuss(
            Swept swept, List<Category> categories, PageFetch pageFetch, PageLayout layout, DiscussionFetch discussion)
            throws IOException {
        PageReading reading = new PageReading(context, pageFetch, discussion, layout, blog.zone(), pagesRead());
        StandalonePages pages = new StandalonePages(context, found, pageFetch, reading, deadEnds);
        List<Due> due = new ArrayList<>(plan.discussions());
        if (plan.fromPages()) {
            pages.read();
        } else {
            due.addAll(pages.ask(swept.complete()));
        }
        due.addAll(pages.discover(
                hidden.map(HiddenArticles::standalone).orElse(Set.of()),
                references.links(),
                swept.entries().values(),
                catalogue.telling(swept),
                categories));
        workers.each("comments", eachOnce(due), discussion::ask);
        for (int id : discussion.lockedPages()) {
            pageFetch.lock(id);
        }
    }

    /** Articles that a complete list does not show. */
    private SortedSet<Integer> missing(Swept swept) {
        SortedSet<Integer> missing = new TreeSet<>();
        if (swept.complete()) {
            ledger.found(swept.entries().keySet());
            missing.addAll(archive.articleIds());
            vanished.holds(Kind.ARTICLES, missing.size());
            missing.removeAll(swept.entries().keySet());
            missing.removeAll(swept.leftOut());
            found.records().ifPresent(records -> beyondLists(records, missing));
        }
        return missing;
    }

    private void gone(SortedSet<Integer> missing) throws IOException {
        WithdrawalCheck gone = new WithdrawalCheck(context, blog.zone(), articles.tally());
        gone.confirm(missing);
        viewsOfGone = gone.views();
    }

    /** What has a page, and the home page's list does not show, is not missing from it. */
    private void beyondLists(PageRecords records, SortedSet<Integer> missing) {
        records.beyondLists().forEach(id -> ledger.beyondLists(id, context.now()));
        missing.stream()
                .filter(id -> ledger.article(id).checked().equals(context.now()))
                .forEach(id -> ledger.beyondLists(id, context.now()));
        missing.removeAll(beyondLists());
    }

    private List<Integer> beyondLists() {
        return found.records().isEmpty()
                ? List.of()
                : archive.articleIds().stream()
                        .filter(id -> ledger.isBeyondLists(id, config.crawl().recheckEvery(), context.now()))
                        .toList();
    }

    private void home() throws IOException {
        if (found.site().homePage().isEmpty()) {
            return;
        }
        String icon =
                config.blog().profile().meta().favicon().orElse(blog.profile().favicon());
        references.address(icon);
        if (HomeRead.isLongAgo(context)) {
            new IconFetch(emlog, archive, config.media()).fetch(icon, BlogAddresses.of(blog));
            HomeRead.now(context);
        }
        Optional<WebPage> home = found.site().webPage();
        if (home.isPresent() && blog.profile().homePage() == 0) {
            // The page may have been found in this run only.
            archive.writeBlog(blog.withHomePage(StandaloneHome.id(home.get(), archive)));
        }
    }

    private void remember(Swept swept) throws IOException {
        if (!swept.complete()) {
            return;
        }
        if (hidden.isPresent()) {
            ListsRead.now(context, hidden.get().complete());
        }
        if (found.records().isEmpty()) {
            writeCounters(swept.entries().values());
        }
        ledger.fullSweep(context.now());
    }

    /** Views move every day by themselves: written each night, they would make a quiet night look busy. */
    private void writeCounters(Collection<ListEntry> entries) throws IOException {
        Instant due = archive.lastChanged("counters.json").plus(config.crawl().fullSweepEvery());
        if (config.run().full() || !context.now().isBefore(due)) {
            Map<Integer, Integer> views = new TreeMap<>();
            entries.forEach(entry -> views.put(entry.article().id(), entry.views()));
            archive.writeCounters(views);
        }
    }

    /** A page that is due and was found again in a text is asked for once: two threads must not write the same file. */
    private static List<Due> eachOnce(List<Due> due) {
        Map<Integer, Due> byId = new LinkedHashMap<>();
        due.forEach(one -> byId.putIfAbsent(one.id(), one));
        return List.copyOf(byId.values());
    }
}
