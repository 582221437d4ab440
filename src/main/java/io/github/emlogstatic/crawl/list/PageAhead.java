package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.emlog.api.ApiClient;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next page of the list while this program still waits for a page or reads it. That is done only after a
 * full page of at least the same size has come quickly: a server that is slow, that fails or whose list ends is asked
 * for one page at a time. After a page that was not full or that failed, no request is pending. For one thread.
 */
final class PageAhead {

    private static final Duration MOST_QUICK = Duration.ofSeconds(3);

    /** The part of the timeout. Two pages at once may take twice as long, which must stay far from it. */
    private static final int QUICK_PART = 10;

    private final ApiClient api;
    private final Duration mostQuick;
    private final BiPredicate<Integer, String> known;
    private int quick;
    private @Nullable Asked next;

    private record Asked(int number, int size, CompletableFuture<ListPage> page) {

        boolean is(int otherNumber, int otherSize) {
            return number == otherNumber && size == otherSize;
        }
    }

    /**
     * @param mostQuick see {@link #mostQuick}
     * @param known which entries need not be read, see {@link ApiClient#articles(int, int, BiPredicate)}
     */
    PageAhead(ApiClient api, Duration mostQuick, BiPredicate<Integer, String> known) {
        this.api = api;
        this.mostQuick = mostQuick;
        this.known = known;
    }

    /**
     * A page is quick if it comes within 3 seconds and within a tenth of the timeout. A longer timeout, which is set for a slow
     * server, does not make that server quick.
     */
    static Duration mostQuick(Duration timeout) {
        Duration part = timeout.dividedBy(QUICK_PART);
        return part.compareTo(MOST_QUICK) < 0 ? part : MOST_QUICK;
    }

    /** @param another whether the page after that one will be wanted, too, if nothing unusual comes */
    ListPage get(int number, int size, boolean another) throws EmlogException {
        Asked asked = next;
        next = another && size <= quick
                ? new Asked(number + 1, size, ReadAhead.start(() -> api.articles(number + 1, size, known)))
                : null;
        long start = System.nanoTime();
        int before = quick;
        quick = 0;
        boolean full = false;
        try {
            ListPage page =
                    asked != null && asked.is(number, size) ? await(asked.page()) : api.articles(number, size, known);
            full = page.entries().size() == size;
            if (full && System.nanoTime() - start < mostQuick.toNanos()) {
                quick = Math.max(before, size);
            }
            return page;
        } finally {
            if (!full) {
                awaitEnd(next);
            }
        }
    }

    /** Waits for an answer that nobody wants any more. */
    private static void awaitEnd(@Nullable Asked asked) {
        if (asked != null) {
            asked.page().handle((page, failure) -> "").join();
        }
    }

    private static ListPage await(CompletableFuture<ListPage> page) throws EmlogException {
        try {
            return ReadAhead.await(page);
        } catch (EmlogException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
