package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.emlog.api.ApiClient;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next page of the list while this program still waits for a page or reads it. That is done only after a
 * full page of at least the same size has come quickly: a server that is slow, that fails or whose list ends is asked for
 * one page at a time. For one thread.
 */
final class PageAhead {

    /** Two pages at once may take twice as long, which must stay far from any timeout. */
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final ApiClient api;
    private int quick;
    private @Nullable Asked next;

    private record Asked(int number, int size, CompletableFuture<ListPage> page) {

        boolean is(int otherNumber, int otherSize) {
            return number == otherNumber && size == otherSize;
        }
    }

    PageAhead(ApiClient api) {
        this.api = api;
    }

    /** @param another whether the page after that one will be wanted, too, if nothing unusual comes */
    ListPage get(int number, int size, boolean another) throws EmlogException {
        Asked asked = next;
        next = another && size <= quick ? new Asked(number + 1, size, ask(number + 1, size)) : null;
        long start = System.nanoTime();
        int before = quick;
        quick = 0;
        ListPage page = asked != null && asked.is(number, size) ? await(asked.page()) : api.articles(number, size);
        boolean full = page.entries().size() == size;
        if (full && System.nanoTime() - start < QUICK.toNanos()) {
            quick = Math.max(before, size);
        }
        return page;
    }

    private CompletableFuture<ListPage> ask(int number, int size) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return api.articles(number, size);
            } catch (EmlogException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static ListPage await(CompletableFuture<ListPage> page) throws EmlogException {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EmlogException told) {
                throw told;
            }
            throw e;
        }
    }
}
