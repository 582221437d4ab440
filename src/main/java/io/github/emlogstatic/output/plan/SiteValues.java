package io.github.emlogstatic.output.plan;

/** The present fingerprints of the site-wide values that files read, by the name under which they have read them. */
@FunctionalInterface
public interface SiteValues {

    String fingerprint(String name);

    /**
     * The fingerprint of all values of a kind: as long as it is the same, none of them has changed.
     *
     * @param kind the start of their names, up to a colon; the whole name if that has none
     * @return empty if it is unknown
     */
    default String ofKind(String kind) {
        return "";
    }

    static String kind(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon + 1);
    }
}
