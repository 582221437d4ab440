package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Workers;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticleList;
import io.github.emlogstatic.emlog.page.ListLink;
import io.github.emlogstatic.emlog.page.ListLink.Kind;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.WebPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the lists of a blog's categories, months and tags to their end, for what owners and themes keep from the list of
 * the home page.
 *
 * <p>A list that counts as many articles as are known of it can bring nothing new and is not asked for: emlog's own side
 * bars show the counts. Months and tags of known articles to which no page links are asked for, too. Of tags without a
 * count all are read in the first reading, and later only those that no known article has: tags are many, and what is to
 * be found by one alone would have to be in no list of a category or a month.
 */
final class OtherLists {

    /** Pages of one list. */
    private static final int MOST_PAGES = 10_000;

    /** When so many lists could not be read, the others are left alone: they will be no better. */
    private static final int MOST_FAILURES = 5;

    private final Visitor visitor;
    private final Problems problems;
    private final Workers workers;
    private final ListLinks links;
    private final boolean everyTag;
    private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
    private final Map<String, WebPage> maybePages = new ConcurrentHashMap<>();
    private int read;
    private final AtomicInteger failed = new AtomicInteger();

    /** @param everyTag of tags without a count, too */
    OtherLists(Visitor visitor, ListLinks links, boolean everyTag) {
        this.visitor = visitor;
        this.problems = visitor.problems();
        this.workers = visitor.context().workers();
        this.links = links;
        this.everyTag = everyTag;
    }

    /**
     * The articles that the lists show, in a fixed order; most of them are known.
     *
     * @param aliases addresses that may be categories', and do not look like such
     */
    List<ListedArticle> read(ListCounts known, Collection<String> aliases) throws IOException {
        List<ListLink> toRead = new ArrayList<>();
        aliases.forEach(address -> toRead.add(new ListLink(Kind.CATEGORY, address, "", OptionalInt.empty())));
        for (ListLink link : links(known, aliases.isEmpty())) {
            numbers.merge(link.kind(), 1, Integer::sum);
            if (mayBringNews(link, known.count(link))) {
                toRead.add(link);
            }
        }
        List<ListedArticle> articles = articlesOf(toRead);
        int pages = (int) maybePages.values().stream()
                .filter(page -> page.id().isPresent())
                .count();
        numbers.merge(Kind.CATEGORY, aliases.size() - pages, Integer::sum);
        read = toRead.size() - pages;
        return articles;
    }

    /** Side bars may show some months only, and no categories or tags at all. */
    private Collection<ListLink> links(ListCounts known, boolean categoriesToo) {
        known.months(links.mode()).forEach(links::addIfNew);
        if (everyTag) {
            known.tags(links.mode()).forEach(links::addIfNew);
        }
        if (categoriesToo && !links.has(Kind.CATEGORY)) {
            known.categories(links.mode()).forEach(links::addIfNew);
        }
        return links.all();
    }

    private boolean mayBringNews(ListLink link, int known) {
        if (link.count().isPresent()) {
            return link.count().getAsInt() != known;
        }
        return link.kind() != Kind.TAG || everyTag || known == 0;
    }

    private List<ListedArticle> articlesOf(List<ListLink> lists) throws IOException {
        Map<String, List<ListedArticle>> shown = new ConcurrentHashMap<>();
        workers.each("lists", lists, list -> shown.put(list.address(), articlesOf(list)));
        Map<String, ListedArticle> all = new LinkedHashMap<>();
        for (ListLink list : lists) {
            shown.getOrDefault(list.address(), List.of())
                    .forEach(article -> all.putIfAbsent(article.address(), article));
        }
        return List.copyOf(all.values());
    }

    /** To a page that shows nothing new: past the last one, emlog answers 404 or the last one again, by version. */
    private List<ListedArticle> articlesOf(ListLink link) {
        Map<String, ListedArticle> articles = new LinkedHashMap<>();
        Optional<String> address = Optional.of(link.address());
        for (int number = 1;
                number <= MOST_PAGES
                        && failed.get() < MOST_FAILURES
                        && address.filter(links::isFirst).isPresent();
                number++) {
            Optional<WebPage> page = page(address.get());
            if (page.isEmpty() || isPage(link, page.get())) {
                break;
            }
            ArticleList list = page.get().list(link.address(), number);
            int before = articles.size();
            list.articles().forEach(article -> articles.putIfAbsent(article.address(), article));
            address = articles.size() > before ? links.nextOfOther(list) : Optional.empty();
        }
        return List.copyOf(articles.values());
    }

    /** Whether an alias leads to an article or a standalone page; kept, so that it is not asked for again. */
    private boolean isPage(ListLink link, WebPage page) {
        if (link.name().isEmpty()) {
            maybePages.putIfAbsent(link.address(), page);
        }
        return link.name().isEmpty() && page.id().isPresent();
    }

    private Optional<WebPage> page(String address) {
        try {
            return Optional.of(visitor.page(address)).filter(page -> page.jump().isEmpty());
        } catch (EmlogException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                failed.addAndGet(e.reason() == Reason.ROBOTS ? 0 : 1);
                problems.missed("a list of a category, a month or a tag cannot be read", visitor.where(address), e);
            }
            return Optional.empty();
        }
    }

    /** Pages behind aliases that may be no categories', by address. */
    Map<String, WebPage> maybePages() {
        return Map.copyOf(maybePages);
    }

    /** How many lists could not be read to their end. */
    int failed() {
        return failed.get();
    }

    /** Which lists there are, and how many had to be read, in words. */
    String told() {
        int all = numbers.values().stream().mapToInt(Integer::intValue).sum();
        String which = read == 0
                ? "they count no more than is known"
                : read == all ? "all read" : read + " read, the others count no more than is known";
        return "the lists of " + number(Kind.CATEGORY, "category", "categories") + ", "
                + number(Kind.MONTH, "month", "months") + " and " + number(Kind.TAG, "tag", "tags") + " (" + which
                + (failed.get() == 0 ? "" : "; not all of them could be read") + ")";
    }

    private String number(Kind kind, String one, String many) {
        int number = numbers.getOrDefault(kind, 0);
        return number + " " + (number == 1 ? one : many);
    }
}
