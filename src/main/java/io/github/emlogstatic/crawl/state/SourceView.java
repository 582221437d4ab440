package io.github.emlogstatic.crawl.state;

/** How much of something a source sees. It decides whether what the source does not show is gone. */
public sealed interface SourceView {

    /** The source sees everything that is public. What it does not show is gone. */
    record Whole() implements SourceView {}

    /**
     * The source may see only a part. What it does not show is gone only if it once saw all that the archive has.
     *
     * @param name the name under which {@code state/sources.json} remembers what was seen this way
     */
    record Part(String name) implements SourceView {}

    /** The source shows an earlier time. What it does not show may be newer. */
    record Past() implements SourceView {}
}
