package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.content.BlogAddresses;
import io.github.emlogstatic.crawl.DiscussionFetch.Due;
import io.github.emlogstatic.crawl.Plan.Asking;
import io.github.emlogstatic.crawl.Sweep.Swept;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.ListEntry;
import io.github.emlogstatic.emlog.PageLayout;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings an archive to what the blog shows: complete, with as few requests as that takes, and without ever losing what
 * the archive had because something went wrong.
 *
 * <p>The order is the safe one: what is new is written before what is gone is removed, and the state and the index come
 * last, so that a crawl that is killed is simply done again from where it stopped.
 */
public final class Crawl {

    private static final String HOME = "home.json";
    private static final String LOOKED_FOR = "references.json";

    private record HomeRead(Instant at) {}

    /** What references were last looked for with: with others, texts that stay the same refer to other files. */
    private record LookedFor(List<String> aliases, boolean external) {}

    private final EmlogClient emlog;
    private final Archive archive;
    private final SiteLoader loader;
    private final Config config;
    private final String address;
    private final Instant now;
    private final Workers workers;
    private final Problems problems;
    private final Ledger ledger;
    private final Catalogue catalogue;

    /**
     * @param loader of the same archive
     * @param address the blog's own address, which differs from the one that is asked where an archive is served
     * @param clock tells when things were seen; dates at the blog come from its own clock
     */
    public Crawl(
            EmlogClient emlog,
            Archive archive,
            SiteLoader loader,
            Config config,
            String address,
            Clock clock,
            Progress progress)
            throws IOException {
        this.emlog = emlog;
        this.archive = archive;
        this.loader = loader;
        this.config = config;
        this.address = address;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.problems = new Problems(emlog.base(), address);
        this.workers = new Workers(config.crawl().connections(), progress);
        this.ledger = Ledger.of(archive);
        this.catalogue = new Catalogue(emlog, archive, ledger, config, problems, now);
    }

    /**
     * Does it, or, in a dry run, finds out what there would be to do.
     *
     * @throws EmlogException where the list of articles cannot be read at all; the archive is as it was
     */
    public CrawlReport run() throws IOException {
        OptionalInt total = emlog.listsArticles() ? emlog.articleCount() : OptionalInt.empty();
        if (config.run().full() && !config.run().dryRun()) {
            mend();
        }
        BlogFetch blogFetch = new BlogFetch(emlog, archive, config.blog(), problems);
        Blog blog = blogFetch.blog(address, homeDue());
        Optional<List<Category>> categories = blogFetch.categories();
        Optional<PageRecords> records =
                emlog.listsArticles() ? Optional.empty() : Optional.of(records(blogFetch, blog.zone()));
        Swept swept =
                records.isPresent() ? catalogue.ofPages(records.get(), blogFetch.webPage()) : catalogue.ofApi(total);
        List<ArticleChange> changes =
                swept.entries().values().stream().map(catalogue::change).toList();
        Plan plan = new Planner(archive, ledger, config, now, records.isEmpty()).plan(changes, blogFetch.apiClosed());
        if (config.run().dryRun()) {
            return onlyAsked(plan);
        }
        return carryOut(blogFetch, blog, categories, swept, records, plan);
    }

    private PageRecords records(BlogFetch blogFetch, ZoneId zone) throws IOException {
        LocalDateTime today = LocalDateTime.ofInstant(now, zone);
        return new PageRecords(
                archive, ledger, loader.articles(), blogFetch.newest(), blogFetch.categoryAddresses(), today);
    }

    /** Menu and links change seldom: a request each night would be too much for them. */
    private boolean homeDue() throws IOException {
        Optional<Instant> read = archive.state(HOME, HomeRead.class).map(HomeRead::at);
        return config.run().full()
                || !emlog.listsArticles()
                || archive.blog().isEmpty()
                || read.filter(then -> now.isBefore(then.plus(config.crawl().fullSweepEvery())))
                        .isEmpty();
    }

    private void mend() throws IOException {
        for (String path : archive.setAsideDamaged()) {
            problems.add("a damaged file was fetched again", path, "what was left of it is in state/damaged");
        }
    }

    private CrawlReport onlyAsked(Plan plan) {
        return new CrawlReport(
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                new MediaCount(0, 0, 0, 0, 0),
                emlog.requests(),
                0,
                plan.lines(),
                Optional.empty(),
                problems.missed(),
                "nothing was fetched",
                problems.sorted());
    }

    // ---- what is asked for, and written

    private CrawlReport carryOut(
            BlogFetch blogFetch,
            Blog blog,
            Optional<List<Category>> categories,
            Swept listed,
            Optional<PageRecords> records,
            Plan plan)
            throws IOException {
        ZoneId zone = blog.zone();
        References references =
                new References(BlogAddresses.of(blog), config.media().copiesExternal());
        archive.writeBlog(blog);

        boolean encrypts = config.site().content().protectedArticles() == Protected.ENCRYPTED;
        ArticleFetch articles = new ArticleFetch(
                emlog, archive, ledger, problems, references, config.blog().articlePasswords(), encrypts, now);
        for (ArticleChange change : plan.fromList()) {
            articles.fromList(change);
        }
        PageLayout before = LearntLayout.of(archive, config.crawl().selectors());
        DiscussionFetch discussion = new DiscussionFetch(emlog, archive, ledger, problems, references, zone, before);
        PageArticleFetch fromPages =
                new PageArticleFetch(emlog, articles, discussion, ledger, problems, before, zone, now, records);
        List<ArticleChange> changes =
                plan.articles().stream().map(Asking::change).toList();
        if (plan.fromPages()) {
            fromPages.askAll(changes, workers, listed, catalogue);
        } else {
            workers.each("articles", changes, articles::ask);
            fromPages.askAll(articles.unanswered(), workers, listed, catalogue);
            articles.reportUnanswered();
        }
        PageLayout layout = fromPages.layout();
        LearntLayout.save(layout, before, archive);

        Swept swept = records.isPresent() ? records.get().settled(listed) : listed;
        Collection<ListEntry> entries = swept.entries().values();
        PageFetch pageFetch =
                new PageFetch(emlog, archive, ledger, problems, references, zone, now, addressForm(entries));
        List<Due> discussions = new ArrayList<>(plan.discussions());
        StandalonePages pages = new StandalonePages(archive, ledger, config, pageFetch, now);
        if (plan.fromPages()) {
            pages.read(plan.pages(), layout, discussion);
        } else {
            discussions.addAll(pages.ask(plan.pages(), swept.complete()));
        }
        List<Category> sorts = categories.isPresent()
                ? categories.get()
                : blogFetch.categoriesOf(
                        entries, records.map(PageRecords::categoryLinks).orElse(List.of()));
        discussions.addAll(pages.discover(blog, entries, sorts, plan, layout, discussion));

        workers.each("comments", discussions, discussion::ask);

        NoteFetch noteFetch = new NoteFetch(emlog, archive, problems, zone);
        List<Note> notes = noteFetch.ask(swept.complete(), blogFetch.apiClosed());
        references.notes(notes);

        Optional<String> refused = gone(swept, articles.tally(), zone);
        archive.writeCategories(sorts);
        if (blogFetch.homePage().isPresent()) {
            String icon =
                    config.blog().ownWords().favicon().orElse(blog.profile().favicon());
            references.address(icon);
            new IconFetch(emlog, archive, config.media()).fetch(icon, BlogAddresses.of(blog));
            archive.writeState(HOME, new HomeRead(now));
        }
        archive.writeAuthors(blogFetch.authorsOf(entries));
        references.authors(archive.authors());
        if (swept.complete() && records.isEmpty()) {
            writeCounters(entries);
        }
        if (swept.complete()) {
            ledger.fullSweep(now);
        }
        writeNames();
        MediaCount media = media(references, blog.aliases());

        ledger.save(archive);
        archive.commit();
        return new CrawlReport(
                articles.tally().of(archive.articleCount()),
                pageFetch.tally().of(archive.pageIds().size()),
                Count.unchanged(archive.categories().size()),
                discussion.tally().of(ledger.comments()),
                noteFetch.tally().of(notes.size()),
                media,
                emlog.requests(),
                articles.views() + pageFetch.views() + discussion.views(),
                List.of(),
                refused,
                problems.missed(),
                swept.restsOn(),
                problems.sorted());
    }

    private AddressForm addressForm(Collection<ListEntry> entries) {
        return config.blog()
                .urlMode()
                .map(AddressForm::of)
                .orElseGet(() ->
                        AddressForm.of(entries.stream().map(ListEntry::article).toList()));
    }

    private Optional<String> gone(Swept swept, Tally tally, ZoneId zone) throws IOException {
        if (!swept.complete()) {
            return Optional.empty();
        }
        ledger.found(swept.entries().keySet());
        SortedSet<Integer> missing = new TreeSet<>(archive.articleIds());
        int live = missing.size();
        missing.removeAll(swept.entries().keySet());
        Optional<String> refused = config.run().force() ? Optional.empty() : Gone.guard(missing.size(), live);
        if (refused.isEmpty()) {
            new Gone(emlog, archive, ledger, problems, zone, now, tally).confirm(missing);
        }
        return refused;
    }

    /** Views move every day by themselves: written each night, they would make a quiet night look busy. */
    private void writeCounters(Collection<ListEntry> entries) throws IOException {
        Instant written = archive.lastChanged("counters.json");
        if (config.run().full() || !now.isBefore(written.plus(config.crawl().fullSweepEvery()))) {
            archive.writeCounters(views(entries));
        }
    }

    private static Map<Integer, Integer> views(Collection<ListEntry> entries) {
        Map<Integer, Integer> views = new TreeMap<>();
        entries.forEach(entry -> views.put(entry.article().id(), entry.views()));
        return views;
    }

    private void writeNames() throws IOException {
        if (!archive.changed() && archive.holds("names.json")) {
            return;
        }
        List<Page> pages = new ArrayList<>();
        for (int id : archive.pageIds()) {
            archive.page(id).map(ArchivedPage::page).ifPresent(pages::add);
        }
        archive.writeNames(NameBook.names(loader.articles(), pages, archive.categories(), archive.names()));
    }

    private MediaCount media(References references, List<String> aliases) throws IOException {
        MediaFetch media = new MediaFetch(
                emlog, archive, problems, config.media(), config.crawl().recheckEvery(), now);
        LookedFor lookedFor = new LookedFor(aliases, config.media().copiesExternal());
        boolean asBefore = archive.state(LOOKED_FOR, LookedFor.class).equals(Optional.of(lookedFor));
        boolean all = config.run().full() || archive.recovered() || media.first() || !asBefore;
        if (all) {
            everything(references);
        }
        archive.writeState(LOOKED_FOR, lookedFor);
        workers.each("media", media.due(references.paths(), all, config.run().full()), media::ask);
        return media.finish();
    }

    private void everything(References references) throws IOException {
        for (int id : archive.articleIds()) {
            Optional<ArchivedArticle> article = archive.article(id);
            article.ifPresent(references::article);
            references.comments(archive.comments(id));
            references.likes(archive.likes(id));
        }
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(references::page);
            references.comments(archive.comments(id));
        }
    }
}
