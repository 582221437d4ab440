package io.github.emlogstatic.content.rewrite;

/**
 * How one text is rewritten.
 *
 * @param kind what it is written for
 * @param trusted whether everything stays as the author wrote it
 */
record Treatment(OutputKind kind, boolean trusted) {

    /** Comments and feeds are never trusted. */
    static Treatment of(OutputKind kind, Policy policy) {
        return new Treatment(kind, policy.trusted() && kind.keepsAll());
    }

    /** Whether invalid HTML is made valid. */
    boolean repairs() {
        return kind.keepsAll() && !trusted;
    }

    boolean isForPage() {
        return kind == OutputKind.PAGE;
    }
}
