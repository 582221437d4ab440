package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.CategoryLink;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.ListedLabels;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Combines what list pages, the feed and an article's own page tell about it into the entry that an API would give.
 * Safe for several threads after the list is read.
 */
public final class PageRecords implements ArticleRecords {

    private static final LocalDateTime UNKNOWN = LocalDate.EPOCH.atStartOfDay();

    private static final Pattern DOTS_AT_END = Pattern.compile("(?:(?<!\\.)\\.{2,}+|(?<!…)…++)$");

    private final Archive archive;
    private final Ledger ledger;
    private final ChangeDetector changes;
    private final Visitor visitor;
    private final ArticleIds ids;
    private final PageCategories categories;
    private final ListedDates dates;
    private final ListLinks lists = new ListLinks();
    private final Map<String, ListedArticle> feed = new HashMap<>();

    private final Map<Integer, String> authors = new ConcurrentHashMap<>();

    /** Addresses that articles link to as their neighbours. */
    private final Set<String> neighbours = new ConcurrentSkipListSet<>();

    /** Articles that the home page's list does not show, by id. */
    private final Map<Integer, ListEntry> outside = new LinkedHashMap<>();

    /**
     * @param known the articles in the archive
     * @param feed the articles of the feed, with their whole text if the feed gives it
     * @param categoryLinks links to categories, and perhaps to other lists, on the home page
     */
    public PageRecords(
            Visitor visitor,
            ChangeDetector changes,
            List<Article> known,
            List<ListedArticle> feed,
            List<CategoryLink> categoryLinks)
            throws IOException {
        this.archive = visitor.context().archive();
        this.ledger = visitor.context().ledger();
        this.changes = changes;
        this.visitor = visitor;
        this.dates = new ListedDates(visitor.zone());
        this.ids = new ArticleIds(known);
        this.categories = new PageCategories(archive.categories(), categoryLinks);
        feed.forEach(item -> this.feed.put(item.address(), item));
        archive.authors().forEach(author -> authors.put(author.id(), author.name()));
    }

    /** The links to other lists on the pages that were read so far. */
    ListLinks lists() {
        return lists;
    }

    /** Returns the entry of a listed article. What the list page does not show is taken from the archive. */
    ListEntry entry(ListedArticle listed) {
        int id = ids.of(listed.address());
        dates.note(listed);
        Article article = known(id)
                .map(ArchivedArticle::article)
                .map(known -> shown(known, listed))
                .orElseGet(() -> unseen(id, listed));
        int comments = listed.comments().orElse(ledger.article(id).comments().number());
        return ListEntry.of(article, listed.description(), comments);
    }

    /** Whether the article has a date in the future. emlog before about 2.0 lists such articles. */
    boolean isScheduled(ListEntry entry) {
        return entry.article().date().isAfter(visitor.localNow());
    }

    private Optional<ArchivedArticle> known(int id) {
        try {
            return archive.article(id);
        } catch (IOException e) {
            return Optional.empty(); // the change detector reports the damage
        }
    }

    private Article shown(Article known, ListedArticle listed) {
        ListedLabels labels = listed.labels();
        boolean asked = !known.needsPassword(); // its page was read and tells more than the list
        return known.toBuilder()
                .title(wholeTitle(listed.title(), known.title()))
                .url(listed.address())
                .category(asked || labels.category().isEmpty() ? known.categoryId() : category(labels))
                .tags(asked || labels.tags().isEmpty() ? known.tags() : labels.tags())
                .pinned(listed.top(), listed.categoryTop())
                .cover(labels.cover().isEmpty() ? known.cover() : labels.cover())
                .build();
    }

    /** The title, which a list may cut short. */
    private static String wholeTitle(String shown, String whole) {
        boolean isCutShort = shown.isEmpty()
                || (shown.endsWith("..") || shown.endsWith("…"))
                        && !whole.equals(shown)
                        && whole.startsWith(DOTS_AT_END.matcher(shown).replaceFirst(""));
        return isCutShort ? whole : shown;
    }

    private Article unseen(int id, ListedArticle listed) {
        LocalDateTime date = Optional.ofNullable(feed.get(listed.address()))
                .flatMap(ListedArticle::date)
                .or(listed::date)
                .orElse(UNKNOWN);
        return Article.builder(id)
                .title(listed.title())
                .date(date)
                .url(listed.address())
                .author(1)
                .category(category(listed.labels()))
                .tags(listed.labels().tags())
                .pinned(listed.top(), listed.categoryTop())
                .cover(listed.labels().cover())
                .build();
    }

    @Override
    public boolean changesUnseen(Body body) {
        return true;
    }

    @Override
    public void saw(WebPage page) {
        lists.on(page);
    }

    /** The address with the id, if it is known; else the last part of the path, because emlog ignores the rest. */
    @Override
    public String otherAddress(Article article) {
        String url = article.url();
        return Route.post(url).equals(OptionalInt.of(article.id()))
                ? UrlMode.DYNAMIC.post(article.id())
                : Segments.last(url);
    }

    /** What the list and the feed show of the text. */
    @Override
    public KnownText knownText(ArticleChange change) {
        ListEntry entry = change.entry();
        String text = Optional.ofNullable(feed.get(entry.article().url()))
                .map(ListedArticle::description)
                .orElse("");
        return new KnownText(entry.article().title(), entry.description(), true, text, categories.homeAddresses());
    }

    @Override
    public Optional<ArticleChange> completed(ArticleChange change, ArticlePage page, OptionalInt number) {
        neighbours.add(page.neighbours().previous());
        neighbours.add(page.neighbours().next());
        int id = isUnnumbered(change) ? number.orElse(change.id()) : change.id();
        ArticleChange known = settled(change, id);
        Article listed = known.article();
        if (page.labels().authorId() > 0 && !page.labels().author().isEmpty()) {
            authors.put(page.labels().authorId(), page.labels().author());
        }
        Article article = listed.toBuilder()
                .id(id)
                .title(wholeTitle(listed.title(), page.title()))
                .date(page.date().map(date -> dates.finer(date, listed)).orElse(listed.date()))
                .author(page.labels().authorId() > 0 ? page.labels().authorId() : listed.authorId())
                .category(categories.id(page.labels().category(), page.labels().categoryAddress()))
                .tags(page.labels().tags())
                .needsPassword(false)
                .build();
        ArticleChange completed = known.as(article);
        return isScheduled(completed.entry()) ? Optional.empty() : Optional.of(completed);
    }

    private static boolean isUnnumbered(ArticleChange change) {
        return change.isNew() && DerivedId.isDerived(change.id());
    }

    /** Returns the change with the article's final id. The archive may know the article by another address. */
    private ArticleChange settled(ArticleChange change, int id) {
        ids.settle(change.id(), id);
        Optional<ArchivedArticle> known = id == change.id() ? Optional.empty() : known(id);
        return known.map(archived -> moved(archived.article(), change.article()))
                .map(article -> changes.change(change.entry().with(article)))
                .orElse(change);
    }

    private static Article moved(Article known, Article listed) {
        return known.toBuilder()
                .title(wholeTitle(listed.title(), known.title()))
                .url(listed.url())
                .pinned(listed.top(), listed.categoryTop())
                .cover(listed.cover().isEmpty() ? known.cover() : listed.cover())
                .build();
    }

    @Override
    public ArticleChange locked(ArticleChange change) {
        return change.as(change.article().toBuilder().needsPassword(true).build());
    }

    private int category(ListedLabels labels) {
        return categories.id(labels.category(), labels.categoryAddress());
    }

    /** The categories that pages have shown so far. */
    PageCategories categories() {
        return categories;
    }

    /** Links to categories whose addresses have an alias instead of the id. */
    public List<CategoryLink> categoryLinks() {
        return categories.links();
    }

    /** The addresses of these categories by id. */
    public Map<Integer, String> categoryAddresses() {
        return categories.addresses();
    }

    /** Addresses that may be aliases of categories. */
    List<String> categoryAliases() {
        return categories.aliases(ids::isKnown);
    }

    /**
     * Returns the entries of articles that only other lists than the home page's show.
     *
     * @param shown the articles of those lists
     * @param home ids of the articles in the home page's list
     */
    List<ListEntry> further(Collection<ListedArticle> shown, Set<Integer> home) {
        Set<String> lists = Set.copyOf(categoryAliases());
        List<ListEntry> further = shown.stream()
                .filter(listed -> !lists.contains(listed.address()))
                .map(this::entry)
                .filter(entry -> !isScheduled(entry))
                .filter(entry -> !home.contains(entry.id()) && !outside.containsKey(entry.id()))
                .toList();
        further.forEach(this::addOutside);
        return further;
    }

    /** Adds an article that the home page's list does not show. */
    void addOutside(ListEntry entry) {
        outside.put(entry.id(), entry);
    }

    /** Whether the address is known from a list, an article or the archive. */
    boolean isKnown(String address) {
        return ids.isKnown(address);
    }

    @Override
    public List<ListEntry> unlisted() {
        Set<String> found = new TreeSet<>(neighbours);
        found.removeIf(address -> ids.isKnown(address) || !Route.mayBePost(address));
        neighbours.clear();
        List<ListEntry> unlisted =
                found.stream().map(address -> entry(ListedArticle.at(address))).toList();
        unlisted.forEach(this::addOutside);
        return unlisted;
    }

    /** The ids of the articles that the home page's list does not show. */
    public Set<Integer> outsideTheList() {
        return outside.keySet().stream().map(ids::settled).collect(Collectors.toSet());
    }

    /**
     * Returns the list with the ids and the data that the articles' pages showed, and with the articles outside the
     * list.
     */
    public ListingResult settled(ListingResult listing) throws IOException {
        Map<Integer, ListEntry> shown = new LinkedHashMap<>(listing.entries());
        shown.putAll(outside);
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (ListEntry entry : shown.values()) {
            int id = ids.settled(entry.id());
            Article article = archive.article(id).map(ArchivedArticle::article).orElse(entry.article());
            entries.put(id, settled(entry, article));
        }
        return new ListingResult(entries, listing.leftOut(), listing.complete(), listing.restsOn());
    }

    private ListEntry settled(ListEntry entry, Article article) {
        return ListEntry.of(article, entry.description(), entry.counts().comments())
                .withNames(categories.name(article.categoryId()), authors.getOrDefault(article.authorId(), ""));
    }
}
