package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.source.ChangeDetector;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.api.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.KnownText;
import io.github.emlogstatic.emlog.page.PageLayout;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntPredicate;

/**
 * Brings articles and their comments to what their own pages show, for a blog whose API is closed. Each page is asked
 * for once. Safe for several threads.
 */
public final class PageArticleFetch {

    /** So many pages are read one after the other, if need be, to find out where the blog's theme puts the text. */
    private static final int MOST_LESSONS = 30;

    private final CrawlContext context;
    private final EmlogClient emlog;
    private final ArticleFetch articles;
    private final DiscussionFetch discussion;
    private final Ledger ledger;
    private final Problems problems;
    private final ZoneId zone;
    private final Instant now;
    private final Optional<PageRecords> records;
    private final Map<Integer, String> categories = new ConcurrentSkipListMap<>();
    private volatile PageLayout layout;

    private record Lesson(ArticleChange change, WebPage page) {}

    /** @param records puts articles together that no API lists */
    public PageArticleFetch(
            CrawlContext context,
            ArticleFetch articles,
            DiscussionFetch discussion,
            PageLayout layout,
            ZoneId zone,
            Optional<PageRecords> records) {
        this.context = context;
        this.emlog = context.emlog();
        this.articles = articles;
        this.discussion = discussion;
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.layout = layout;
        this.zone = zone;
        this.now = context.now();
        this.records = records;
    }

    /**
     * Asks for the pages of those articles, and then of those that they lead to and that no list has shown.
     *
     * @param listed gets the latter, too
     */
    public void askAll(List<ArticleChange> changes, Swept listed, ChangeDetector catalogue) throws IOException {
        context.workers().each("articles", learn(changes), this::ask);
        List<ListEntry> more = unlisted();
        while (!more.isEmpty()) {
            more.forEach(entry -> listed.entries().put(entry.article().id(), entry));
            context.workers()
                    .each("articles", more.stream().map(catalogue::change).toList(), this::ask);
            more = unlisted();
        }
    }

    private List<ListEntry> unlisted() {
        return records.map(PageRecords::unlisted).orElse(List.of());
    }

    /**
     * Reads the first pages one by one until it is known where the theme puts the text, and then again with what was
     * learnt, from what is at hand. Whoever reads the others side by side then reads all of them alike.
     *
     * @return the articles whose pages were not needed for that
     */
    private List<ArticleChange> learn(List<ArticleChange> changes) throws IOException {
        Deque<ArticleChange> rest = new ArrayDeque<>(tellingFirst(changes));
        List<Lesson> lessons = new ArrayList<>();
        boolean understood = false;
        for (int asked = 0; asked < MOST_LESSONS && !understood && !rest.isEmpty(); asked++) {
            Optional<Lesson> lesson = lesson(rest.remove());
            lesson.ifPresent(lessons::add);
            understood = layout.sure() && lesson.filter(this::isUnderstood).isPresent();
        }
        for (Lesson lesson : lessons) {
            write(lesson.change(), lesson.page());
        }
        return List.copyOf(rest);
    }

    /** The longer a description, the likelier it is the whole text, and the surer its place in the page. */
    private List<ArticleChange> tellingFirst(List<ArticleChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(
                                (ArticleChange change) -> hint(change).telling())
                        .reversed())
                .toList();
    }

    private Optional<Lesson> lesson(ArticleChange change) throws IOException {
        Optional<WebPage> page = page(change);
        page.ifPresent(shown -> layout = shown.teach(hint(change), layout));
        return page.map(shown -> new Lesson(change, shown));
    }

    private boolean isUnderstood(Lesson lesson) {
        return read(lesson.change(), lesson.page()).doubt().isEmpty();
    }

    /** Where the pages of listed articles say that their categories are: addresses by id. */
    public Map<Integer, String> categories() {
        return Map.copyOf(categories);
    }

    /** What is known of the blog's pages by now. */
    public PageLayout layout() {
        return layout;
    }

    /** Asks for the article's page. Where that fails, the archive keeps what it has, or takes what the list tells. */
    public void ask(ArticleChange change) throws IOException {
        Optional<WebPage> page = page(change);
        if (page.isPresent()) {
            write(change, page.get());
        }
    }

    /** The page, if it shows a text. */
    private Optional<WebPage> page(ArticleChange change) throws IOException {
        if (change.entry().article().needsPassword() && records.isEmpty()) {
            articles.lock(change);
            return Optional.empty();
        }
        try {
            WebPage page = pageOrDynamic(change.entry().article());
            articles.viewed();
            records.ifPresent(known -> known.lists().on(page));
            if (showsOther(change, page)) {
                articles.failedPage(change, other(change), false);
                return Optional.empty();
            }
            return showsText(change, page) ? Optional.of(page) : Optional.empty();
        } catch (EmlogException e) {
            if (e.reason() != Reason.NOT_FOUND || change.isNew()) {
                articles.failedPage(change, e, records.isEmpty());
            }
            return Optional.empty();
        }
    }

    /**
     * The page of what may be an article or a standalone page; empty where it is neither, or one of those that are known.
     * An alias must tell a number or neighbours: the page of a category, too, has a heading, dates and texts.
     */
    Optional<WebPage> maybe(ArticleChange change, IntPredicate isKnown) throws EmlogException {
        String address = change.entry().article().url();
        WebPage page = emlog.page(address);
        boolean told = Route.post(address).isPresent() || page.id().isPresent() || leadsOn(read(change, page));
        boolean shows = page.jump().isEmpty() && !page.asksForPassword() && !showsOther(change, page);
        boolean known = page.id().isPresent() && isKnown.test(page.id().getAsInt());
        return told && shows && !known ? Optional.of(page) : Optional.empty();
    }

    /** Of a page that leads on or asks for a password nothing tells whose it is. */
    private static boolean showsOther(ArticleChange change, WebPage page) {
        boolean text = page.jump().isEmpty() && !page.asksForPassword();
        return text
                && !page.isOf(
                        PageRecords.emlogsId(change.id()),
                        change.entry().article().title());
    }

    private EmlogException other(ArticleChange change) {
        return EmlogException.other(articles.where(change), "another article's page");
    }

    private static boolean leadsOn(ArticlePage page) {
        return Route.mayBePost(page.previous()) || Route.mayBePost(page.next());
    }

    /** Takes what that page shows, if it is an article: those have a date, tags or neighbours, standalone pages do not. */
    boolean takeIfArticle(ArticleChange change, WebPage page) throws IOException {
        ArticlePage read = read(change, page);
        if (read.date().isEmpty() && !read.hasTagsOrNeighbours()) {
            return false;
        }
        articles.viewed();
        records.ifPresent(known -> known.lists().on(page));
        write(change, page);
        return true;
    }

    /** emlog links to addresses that it does not find itself, such as those below a category's name with a space. */
    private WebPage pageOrDynamic(Article article) throws EmlogException {
        try {
            return emlog.page(article.url());
        } catch (EmlogException e) {
            String other = otherAddress(article);
            if (e.reason() != Reason.NOT_FOUND || other.equals(article.url())) {
                throw e;
            }
            return emlog.page(other);
        }
    }

    /** By its number, where that is known; else by the last part of its path, which is all that emlog looks at. */
    private String otherAddress(Article article) {
        String url = article.url();
        boolean numbered = records.isEmpty() || Route.post(url).equals(OptionalInt.of(article.id()));
        return numbered ? "?post=" + article.id() : url.substring(url.lastIndexOf('/') + 1);
    }

    private boolean showsText(ArticleChange change, WebPage page) throws IOException {
        if (page.jump().isPresent()) {
            jump(change, page.jump().get());
            return false;
        }
        if (page.asksForPassword()) {
            articles.lock(records.isPresent() ? PageRecords.locked(change) : change);
            ledger.article(change.id(), seen -> seen.withBody(true, now));
            return false;
        }
        return true;
    }

    private ArticlePage read(ArticleChange change, WebPage page) {
        return page.article(hint(change), layout, zone);
    }

    private KnownText hint(ArticleChange change) {
        return records.map(known -> known.hint(change)).orElseGet(() -> KnownText.of(change.entry()));
    }

    /** A page that leads elsewhere shows no text; the list may. */
    private void jump(ArticleChange change, String target) throws IOException {
        ListEntry entry = change.entry();
        Map<String, Object> extra = new LinkedHashMap<>(entry.extra());
        extra.put("link", target);
        ledger.article(change.id(), seen -> seen.withBody(false, now));
        articles.write(change, new Body(entry.html(), entry.descriptionSource(), "", ""), ArchivedArticle.PAGE, extra);
    }

    private void write(ArticleChange change, WebPage page) throws IOException {
        ArticlePage read = read(change, page);
        if (records.isEmpty()) {
            ListEntry entry = change.entry();
            if (!read.category().isEmpty() && read.category().equals(entry.categoryName())) {
                categories.put(entry.article().categoryId(), read.categoryAddress());
            }
            write(change, read);
            return;
        }
        ArticleChange completed = records.get().completed(change, read, page.id());
        if (!records.get().isScheduled(completed.entry())) {
            write(completed, read);
        }
    }

    private void write(ArticleChange change, ArticlePage page) throws IOException {
        if (page.content().isEmpty() && !page.doubt().isEmpty()) {
            problems.add("no text found on the article's page", articles.where(change), page.doubt());
            if (change.isNew() && records.isEmpty()) {
                articles.fromList(change);
            }
            return;
        }
        if (!page.doubt().isEmpty()) {
            problems.add("the article's text may be wrong", articles.where(change), page.doubt());
        }
        Body body = body(change, page);
        boolean unseen = records.isPresent() || !body.excerpt().isEmpty();
        ledger.article(change.id(), seen -> seen.withBody(unseen, now));
        articles.write(change, body, ArchivedArticle.PAGE, change.entry().extra());
        comments(change, page);
    }

    private static Body body(ArticleChange change, ArticlePage page) {
        ListEntry entry = change.entry();
        if (entry.description().isEmpty() && change.known().isPresent()) {
            return looksAgain(change.known().get().body(), page);
        }
        return page.excerpt()
                ? new Body(page.content(), "", entry.html(), entry.descriptionSource())
                : new Body(page.content(), entry.descriptionSource(), "", "");
    }

    /** Without the list's entry beside it, the page tells nothing of excerpt and source. */
    private static Body looksAgain(Body known, ArticlePage page) {
        boolean same = known.content().equals(page.content());
        return new Body(page.content(), same ? known.contentSource() : "", known.excerpt(), known.excerptSource());
    }

    private void comments(ArticleChange change, ArticlePage page) throws IOException {
        int counted = change.entry().comments();
        try {
            ShownComments shown = discussion.threads(change.id(), page);
            if (shown.threads().isEmpty() && counted > 0) {
                problems.add(
                        "no comments found on the article's page",
                        articles.where(change),
                        "the blog counts " + counted + "; set selectors.comment");
            }
            discussion.seen(change.id(), counted, shown);
        } catch (EmlogException e) {
            problems.missed("comments not fetched", articles.where(change), e);
        }
    }
}
