package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticleList;
import io.github.emlogstatic.emlog.page.ListLink;
import io.github.emlogstatic.emlog.page.ListLink.Kind;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.run.Plural;
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
 * Reads the lists of categories, months and tags to their end. They may show articles that the home page's list leaves
 * out.
 *
 * <p>emlog's own side bars show how many articles a list has. A list is skipped if that many articles are known. Months
 * and tags of known articles are read even if no page links to them. Tags without a count are all read the first time.
 * Later only tags that no known article has are read: there are many tags, and articles that only a tag's list shows
 * are very rare.
 */
final class OtherLists {

    /** The most pages that are read of one list. */
    private static final int MOST_PAGES = 10_000;

    /** After so many failures the other lists are skipped. */
    private static final int MOST_FAILURES = 5;

    private final Visitor visitor;
    private final ListLinks links;
    private final boolean everyTag;
    private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
    private final Map<String, WebPage> maybePages = new ConcurrentHashMap<>();
    private int read;
    private final AtomicInteger failed = new AtomicInteger();

    /** @param everyTag whether to read all tags without a count */
    OtherLists(Visitor visitor, ListLinks links, boolean everyTag) {
        this.visitor = visitor;
        this.links = links;
        this.everyTag = everyTag;
    }

    /**
     * Returns the articles that the lists show, in a fixed order. Most of them are known already.
     *
     * @param aliases addresses that may belong to categories
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

    /** Adds lists that no page links to. Side bars may show only some months, and no categories or tags. */
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
        visitor.context().workers().each("lists", lists, list -> shown.put(list.address(), articlesOf(list)));
        Map<String, ListedArticle> all = new LinkedHashMap<>();
        for (ListLink list : lists) {
            shown.getOrDefault(list.address(), List.of())
                    .forEach(article -> all.putIfAbsent(article.address(), article));
        }
        return List.copyOf(all.values());
    }

    /**
     * Reads a list until a page shows nothing new. After the last page, some versions of emlog answer 404, others
     * repeat it.
     */
    private List<ListedArticle> articlesOf(ListLink link) {
        Map<String, ListedArticle> articles = new LinkedHashMap<>();
        Optional<String> address = Optional.of(link.address());
        for (int number = 1;
                number <= MOST_PAGES
                        && failed.get() < MOST_FAILURES
                        && address.filter(links::noteAsked).isPresent();
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

    /** Whether an alias leads to an article or a standalone page. The page is kept, so that it is not read twice. */
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
                visitor.problems()
                        .missed("a list of a category, a month or a tag cannot be read", visitor.where(address), e);
            }
            return Optional.empty();
        }
    }

    /** Pages behind aliases that may not belong to categories, by address. */
    Map<String, WebPage> maybePages() {
        return Map.copyOf(maybePages);
    }

    /** The number of lists that could not be read to their end. */
    int failed() {
        return failed.get();
    }

    /** A text that says which lists there are and how many were read. */
    String told() {
        int all = numbers.values().stream().mapToInt(Integer::intValue).sum();
        String which = read == 0
                ? "they count no more than is known"
                : read == all ? "all read" : read + " read, the others count no more than is known";
        return "the lists of " + Plural.of(number(Kind.CATEGORY), "category", "categories") + ", "
                + Plural.of(number(Kind.MONTH), "month", "months") + " and "
                + Plural.of(number(Kind.TAG), "tag", "tags") + " (" + which
                + (failed.get() == 0 ? "" : "; not all of them could be read") + ")";
    }

    private int number(Kind kind) {
        return numbers.getOrDefault(kind, 0);
    }
}
