package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.WebPage;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the blog's pages as a visitor does, and counts the views that this adds to the blog's counters. Safe for
 * several threads.
 */
public final class Visitor {

    private static final int MOST_STEPS = 5;

    private final EmlogClient emlog;
    private final CrawlContext context;
    private final ZoneId zone;
    private final AtomicInteger views = new AtomicInteger();
    private final Set<Integer> deleted = new ConcurrentSkipListSet<>();

    /** @param zone the blog's time zone */
    public Visitor(EmlogClient emlog, CrawlContext context, ZoneId zone) {
        this.emlog = emlog;
        this.context = context;
        this.zone = zone;
    }

    /** Notes a listed article that the archive does not have, and the blog not any more. */
    public void noteDeleted(int id) {
        deleted.add(id);
    }

    /** The new articles that were deleted since the list was read. */
    public Set<Integer> deleted() {
        return Set.copyOf(deleted);
    }

    /** Reads the page of an article or standalone page, or one of its comment pages. This adds a view. */
    public WebPage post(String address) throws EmlogException {
        WebPage page = emlog.page(address);
        viewed();
        return page;
    }

    /**
     * Whether an article or page asks for a password, as its own page says. The API's refusal does not say whose it is: a
     * cache may have given that of another one. This adds a view.
     */
    public boolean asksForPassword(int id) throws EmlogException {
        return followed(post(UrlMode.DYNAMIC.post(id)), id).asksForPassword();
    }

    /**
     * The page to which this one leads inside the blog, or else this one. A rule of the server may send {@code ?post=4} to
     * its alias. An article's jump link may lead to an upload or to another article, which tell nothing of this one.
     */
    WebPage followed(WebPage page, int id) throws EmlogException {
        WebPage here = page;
        for (int step = 0; step < MOST_STEPS && mayBeOf(id, here.leadsInside()); step++) {
            try {
                here = emlog.page(here.leadsInside().orElse(""));
            } catch (EmlogException e) {
                if (e.reason() == Reason.UNREACHABLE) {
                    throw e;
                }
                return page;
            }
        }
        return here;
    }

    /**
     * The page at the numbered address of an article or standalone page that the API no longer has. Redirects inside
     * the blog are followed, because a rule of the server may send each number to another address, which may be gone,
     * too.
     */
    public WebPage numbered(int id) throws EmlogException {
        WebPage here = emlog.page(UrlMode.DYNAMIC.post(id));
        for (int step = 0; step < MOST_STEPS && here.leadsInside().isPresent(); step++) {
            here = emlog.page(here.leadsInside().get());
        }
        return here;
    }

    private static boolean mayBeOf(int id, Optional<String> target) {
        return target.isPresent()
                && !target.get().startsWith("content/")
                && Route.post(target.get()).orElse(id) == id;
    }

    /** Reads another page, or a page of unknown kind. */
    WebPage page(String address) throws EmlogException {
        return emlog.page(address);
    }

    /** The addresses that the blog's sitemaps name. */
    Optional<Set<String>> sitemap() throws EmlogException {
        return emlog.sitemap();
    }

    /** Counts a view that a request outside of this class has added. */
    public void viewed() {
        views.incrementAndGet();
    }

    /** The number of views added. */
    public int views() {
        return views.get();
    }

    CrawlContext context() {
        return context;
    }

    Problems problems() {
        return context.problems();
    }

    ZoneId zone() {
        return zone;
    }

    /** The present time in the blog's zone, by the blog's clock if its pages tell it. */
    public LocalDateTime localNow() {
        return LocalDateTime.ofInstant(emlog.clock().orElse(context.now()), zone);
    }

    /** Returns the absolute address of an article, for messages. */
    String where(ArticleChange change) {
        return where(change.article().url());
    }

    /** Returns the absolute address, for messages. */
    String where(String address) {
        return context.base() + address;
    }
}
