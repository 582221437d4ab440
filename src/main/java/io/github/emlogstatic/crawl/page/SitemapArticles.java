package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads pages that the sitemap names and no list showed. The page itself tells whether it is an article, a standalone
 * page or neither. Addresses that lead to neither are remembered.
 */
final class SitemapArticles {

    /** After so many addresses in a row that lead nowhere, the rest of the sitemap is skipped, because it is old. */
    private static final int MOST_MISSES = 20;

    private final Visitor visitor;
    private final Archive archive;
    private final ChangeDetector changes;
    private final PageRecords records;
    private final PageArticles pages;
    private final Map<String, WebPage> standalone = new TreeMap<>();
    private String told = "";

    SitemapArticles(Visitor visitor, PageRecords records, ChangeDetector changes, PageArticles pages) {
        this.visitor = visitor;
        this.archive = visitor.context().archive();
        this.records = records;
        this.changes = changes;
        this.pages = pages;
    }

    /** @param menu the blog's menu, whose entries are tried as standalone pages elsewhere */
    void fetch(List<Link> menu) throws IOException {
        Optional<Set<String>> sitemap = sitemap();
        if (sitemap.isEmpty()) {
            return;
        }
        told = ", its sitemap";
        Set<String> elsewhere = elsewhere(menu);
        int misses = 0;
        for (String address : sitemap.get()) {
            if (!isCandidate(address, elsewhere)) {
                continue;
            }
            if (misses == MOST_MISSES) {
                told = ", a part of its sitemap";
                return;
            }
            misses = tryOut(address) ? 0 : misses + 1;
        }
    }

    private Optional<Set<String>> sitemap() {
        try {
            return visitor.sitemap();
        } catch (EmlogException e) {
            visitor.problems().add("the blog's sitemap cannot be read", visitor.where("sitemap.xml"), e);
            return Optional.empty();
        }
    }

    /** Keys of addresses that are known not to be articles. */
    private Set<String> elsewhere(List<Link> menu) throws IOException {
        Set<String> elsewhere = new HashSet<>(records.categoryAliases());
        archive.pageIds().forEach(id -> elsewhere.add(Integer.toString(id)));
        archive.pages().forEach(page -> elsewhere.add(page.url()));
        addLinks(menu, elsewhere);
        return elsewhere;
    }

    private static void addLinks(List<Link> links, Set<String> addresses) {
        for (Link link : links) {
            addresses.add(key(link.url()));
            addLinks(link.children(), addresses);
        }
    }

    private boolean isCandidate(String address, Set<String> elsewhere) {
        OptionalInt number = Route.post(address);
        return Route.mayBePost(address)
                && !address.contains("&")
                && !records.isKnown(address)
                && (number.isEmpty() || !isKnown(number.getAsInt()))
                && !elsewhere.contains(key(address))
                && visitor.context().rejected().isDue(key(address));
    }

    private boolean isKnown(int id) {
        return archive.hasArticle(id) || archive.hasPage(id);
    }

    private static String key(String address) {
        OptionalInt number = Route.post(address);
        return number.isPresent() ? Integer.toString(number.getAsInt()) : address;
    }

    private boolean tryOut(String address) throws IOException {
        ListEntry entry = records.entry(ListedArticle.at(address));
        Optional<WebPage> page = page(address, changes.change(entry));
        if (page.isEmpty()) {
            return false;
        }
        if (pages.takeIfArticle(changes.change(entry), page.get())) {
            records.addOutside(entry);
        } else {
            standalone.put(address, page.get());
        }
        return true;
    }

    private Optional<WebPage> page(String address, ArticleChange change) {
        try {
            Optional<WebPage> page = pages.maybe(change, this::isKnown);
            if (page.isEmpty()) {
                visitor.context().rejected().add(key(address));
            }
            return page;
        } catch (EmlogException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                visitor.context().rejected().add(key(address));
            } else {
                visitor.problems().missed("article not read from its page", visitor.where(address), e);
            }
            return Optional.empty();
        }
    }

    /** Pages that seem to be standalone pages, by address. */
    Map<String, WebPage> standalone() {
        return Map.copyOf(standalone);
    }

    /** The part of the text that says why the list is complete. */
    String told() {
        return told;
    }
}
