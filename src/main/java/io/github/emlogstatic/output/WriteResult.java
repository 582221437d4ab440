package io.github.emlogstatic.output;

import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a build.
 *
 * @param files how many files the build has made, kept and removed
 * @param reasons why each file was made or removed
 * @param reads what the files have read; empty if there was nothing to do
 * @param problems the problems with files in the output directory
 */
public record WriteResult(FileCounts files, List<Reason> reasons, SiteReads reads, List<Problem> problems) {

    /**
     * Counts of the site's files.
     *
     * @param planned the files of the site
     * @param rendered how many were made
     * @param written how many of these got other bytes than before
     * @param pages how many of these are HTML pages, without uploads
     * @param unchanged how many files are as before
     * @param removed how many files of earlier builds were removed, and of others with {@code --clean}
     */
    public record FileCounts(int planned, int rendered, int written, int pages, int unchanged, int removed) {

        /** Whether any file of the site has changed. */
        public boolean anyChanged() {
            return written + removed > 0;
        }
    }

    static final String CLEANED = "removed: no part of the site, and --clean was said";

    /** The result of a build without a site. */
    public static final WriteResult NOTHING = unchanged(0, List.of(), List.of());

    /** The result of a build that only removed or reported files of others. */
    static WriteResult unchanged(int files, List<String> cleaned, List<String> foreign) {
        List<Reason> reasons =
                cleaned.stream().map(path -> new Reason(path, CLEANED)).toList();
        List<Problem> problems = ForeignFiles.problems(foreign);
        return new WriteResult(
                new FileCounts(files, 0, 0, 0, files, cleaned.size()), reasons, SiteReads.NONE, problems);
    }

    public WriteResult with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new WriteResult(files, reasons, reads, List.copyOf(all));
    }

    /**
     * The reason why a file was made or removed.
     *
     * @param path relative to the output directory
     * @param why the reason, in words
     */
    public record Reason(String path, String why) {}
}
