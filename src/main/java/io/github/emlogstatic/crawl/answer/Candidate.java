package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;

/**
 * An id or an address that may be a standalone page.
 *
 * @param id 0 if only the address is known
 * @param address relative to the base, or empty
 */
public record Candidate(int id, String address) {

    /** The key under which {@code state/not-pages.json} remembers the candidate. */
    public String key() {
        return id > 0 ? Integer.toString(id) : address;
    }

    /** The address to read, relative to the base. */
    public String place() {
        return address.isEmpty() ? UrlMode.DYNAMIC.post(id) : address;
    }

    /** Returns what a failure says about the candidate. If it says nothing, a problem is reported. */
    public PageAnswer after(EmlogException failure, CrawlContext context) {
        if (isNone(failure)) {
            return new PageAnswer.None();
        }
        context.problems().add("page not fetched", context.base() + place(), failure);
        return new PageAnswer.Unanswered(id);
    }

    /** Whether the failure proves that there is no such page. Other failures may only mean that the blog was down. */
    private boolean isNone(EmlogException failure) {
        return switch (failure.reason()) {
            case NOT_FOUND, WRONG_PASSWORD, ROBOTS -> true;
            case UNREACHABLE, OTHER -> false;
            default -> id == 0; // menus also link to files and to pages of plugins
        };
    }
}
