package io.github.emlogstatic.content.target;

/**
 * How one text is rewritten.
 *
 * @param kind what it is written for
 * @param trusted whether everything stays as the author wrote it
 */
public record Treatment(OutputKind kind, boolean trusted) {

    /** Comments and feeds are never trusted. */
    public static Treatment of(OutputKind kind, Policy policy) {
        return new Treatment(kind, policy.trusted() && kind.keepsAll());
    }

    /** Whether invalid HTML is made valid. */
    public boolean repairs() {
        return kind.keepsAll() && !trusted;
    }

    /** Whether pictures, empty lines and the levels of headings get the shape that a page needs. */
    public boolean arranges() {
        return isForPage() && repairs();
    }

    /** Whether obsolete elements and parts of forms stay: only scripts and style sheets of the author's may need them. */
    public boolean keepsElements() {
        return trusted && isForPage();
    }

    public boolean isForPage() {
        return kind == OutputKind.PAGE;
    }
}
