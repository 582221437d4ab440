package io.github.emlogstatic.output;

import io.github.emlogstatic.model.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a build.
 *
 * @param planned the number of files of the site
 * @param rendered how many were made
 * @param written how many of these got other bytes than before
 * @param pages how many of these are HTML pages, without uploads
 * @param unchanged how many files are as before
 * @param removed how many files of earlier builds were removed, and of others with {@code --clean}
 * @param reasons why each file was made or removed
 * @param reads what the files have read; empty if there was nothing to do
 * @param problems with files in the output directory
 */
public record WriteResult(
        int planned,
        int rendered,
        int written,
        int pages,
        int unchanged,
        int removed,
        List<Reason> reasons,
        SiteReads reads,
        List<Problem> problems) {

    static final String CLEANED = "removed: no part of the site, and --clean was said";

    /** The result of a build that had nothing to do. */
    public static WriteResult nothing(int files) {
        return unchanged(files, List.of(), List.of());
    }

    /** The result of a build that only removed or reported files of others. */
    static WriteResult unchanged(int files, List<String> cleaned, List<String> foreign) {
        List<Reason> reasons =
                cleaned.stream().map(path -> new Reason(path, CLEANED)).toList();
        List<Problem> problems = ForeignFiles.problems(foreign);
        return new WriteResult(files, 0, 0, 0, files, cleaned.size(), reasons, SiteReads.NONE, problems);
    }

    /** The same result with one more problem. */
    public WriteResult with(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new WriteResult(planned, rendered, written, pages, unchanged, removed, reasons, reads, List.copyOf(all));
    }

    /**
     * The reason why a file was made or removed.
     *
     * @param path relative to the output directory
     * @param why in words
     */
    public record Reason(String path, String why) {}
}
