package io.github.emlogstatic.crawl.state;

/**
 * Ids for what a blog shows without one: an article or a category that has a name in place of its number. They are made of
 * the name, so that every run makes the same, and are larger than any that emlog gives.
 */
public final class DerivedId {

    private static final int FIRST = 1_000_000_000;

    private DerivedId() {}

    /** The id for a name. */
    public static int of(String name) {
        return FIRST + Math.floorMod(name.hashCode() * 0x9E3779B9, FIRST);
    }

    public static boolean isDerived(int id) {
        return id >= FIRST;
    }
}
