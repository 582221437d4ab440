package io.github.emlogstatic.crawl.state;

/**
 * Ids for articles and categories that a blog shows only by address or name. An id is derived from that text, so it is
 * the same in every run. Derived ids are larger than any id of emlog's own.
 */
public final class DerivedId {

    private static final int FIRST = 1_000_000_000;

    private DerivedId() {}

    public static int of(String name) {
        return FIRST + Math.floorMod(name.hashCode() * 0x9E3779B9, FIRST);
    }

    /** Whether the id is not one of emlog. */
    public static boolean isDerived(int id) {
        return id >= FIRST;
    }
}
