package io.github.emlogstatic.output;

import java.util.function.Predicate;

/**
 * Files that somebody waits for.
 *
 * @param paths which they are
 * @param made called once those that had to be made are written, with all that they show; not called where that cannot
 *     be told, or nothing else is to be made
 */
public record First(Predicate<String> paths, Runnable made) {

    /** Nobody waits. */
    public static final First NONE = new First(path -> false, () -> {});
}
