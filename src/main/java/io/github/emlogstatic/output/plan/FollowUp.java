package io.github.emlogstatic.output.plan;

import java.util.List;
import java.util.Set;

/** Plans more files, once it is known what the others have read: only texts tell which uploads are needed. */
@FunctionalInterface
public interface FollowUp {

    /** @param reads the names of the values that the other files have read, of the kinds that this {@linkplain #needs needs} */
    List<PlannedFile> plan(Set<String> reads);

    /**
     * Whether the names of values of a kind decide on the files.
     *
     * @param kind see {@link SiteValues#kind}
     */
    default boolean needs(String kind) {
        return true;
    }

    /**
     * The fingerprint of everything but the reads that decides on the files and on their inputs.
     *
     * @return empty if they are to be planned in every build
     */
    default String fingerprint() {
        return "";
    }

    /** All files that {@link #plan} may return. Known before anything is written. */
    default List<PlannedFile> possible() {
        return List.of();
    }
}
