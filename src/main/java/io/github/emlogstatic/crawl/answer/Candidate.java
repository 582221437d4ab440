package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;

/**
 * Perhaps a standalone page.
 *
 * @param id 0 where only the address is known
 * @param address relative to the base, or empty
 */
public record Candidate(int id, String address) {

    /** By which it is known whether it was tried. */
    public String key() {
        return id > 0 ? Integer.toString(id) : address;
    }

    /** Where to look for it. */
    public String place() {
        return address.isEmpty() ? UrlMode.DYNAMIC.post(id) : address;
    }

    /** What a failure tells of it; a problem where it tells nothing. */
    public PageAnswer after(EmlogException failure, CrawlContext context) {
        if (isNone(failure)) {
            return new PageAnswer.None();
        }
        context.problems().add("page not fetched", context.base() + place(), failure);
        return new PageAnswer.Unanswered(id);
    }

    /** Whether that failure tells that there is no such page; otherwise the blog may merely have been down. */
    private boolean isNone(EmlogException failure) {
        return switch (failure.reason()) {
            case NOT_FOUND, WRONG_PASSWORD, ROBOTS -> true;
            case UNREACHABLE, OTHER -> false;
            default -> id == 0; // a menu leads to files and to pages of plugins, too
        };
    }
}
