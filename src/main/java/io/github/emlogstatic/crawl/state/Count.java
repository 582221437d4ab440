package io.github.emlogstatic.crawl.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many of a kind there are, and what became of them in this run.
 *
 * @param total that the archive holds now
 * @param added that it did not hold before
 * @param changed whose content is another
 * @param unchanged that are as they were
 * @param removed that left the archive's public part
 */
public record Count(int total, @JsonProperty("new") int added, int changed, int unchanged, int removed) {

    public static final Count NONE = new Count(0, 0, 0, 0, 0);

    public static Count unchanged(int total) {
        return new Count(total, 0, 0, total, 0);
    }
}
