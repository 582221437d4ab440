package io.github.emlogstatic.crawl.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many things of a kind there are, and how many changed in this run.
 *
 * @param total things in the archive now
 * @param added new things
 * @param changed things with other content
 * @param unchanged things that are the same
 * @param removed things that left the public part of the archive
 */
public record Count(int total, @JsonProperty("new") int added, int changed, int unchanged, int removed) {

    public static final Count NONE = new Count(0, 0, 0, 0, 0);

    public static Count unchanged(int total) {
        return new Count(total, 0, 0, total, 0);
    }
}
