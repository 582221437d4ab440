package io.github.emlogstatic.output.plan;

import java.util.function.Predicate;

/**
 * Files to write before all others, because a preview is waiting for them.
 *
 * @param paths matches their paths
 * @param made runs once these files and their assets are written; not called if that is unknown, if all of them are as
 *     they were, or if no other files remain to be written
 */
public record PriorityFiles(Predicate<String> paths, Runnable made) {

    public static final PriorityFiles NONE = new PriorityFiles(path -> false, () -> {});

    public boolean isNone() {
        return this == NONE; // Java would make classes to compare records
    }
}
