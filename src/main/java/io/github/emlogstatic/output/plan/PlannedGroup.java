package io.github.emlogstatic.output.plan;

import java.util.List;
import java.util.function.Supplier;

/**
 * Files that are planned together, such as neighbouring pages of a list. A build plans them only if something has changed
 * that they depend on, so that an edit of a large site does not plan all of it.
 *
 * @param name the same in every run, and no other group of the site has it
 * @param fingerprint of everything that decides on the paths of the files and on their inputs; empty if the files are to
 *     be planned in every build
 * @param files plans them
 */
public record PlannedGroup(String name, String fingerprint, Supplier<List<PlannedFile>> files) {

    /** Files that are planned in every build. */
    public static PlannedGroup always(String name, List<PlannedFile> files) {
        return new PlannedGroup(name, "", () -> files);
    }
}
