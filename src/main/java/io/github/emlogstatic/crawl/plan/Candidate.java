package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.address.UrlMode;

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
}
