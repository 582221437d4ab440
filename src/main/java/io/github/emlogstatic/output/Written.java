package io.github.emlogstatic.output;

import io.github.emlogstatic.model.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the planned files.
 *
 * @param planned how many files the site has
 * @param rendered how many were made
 * @param written how many of them had other bytes than what was there
 * @param pages how many of those are HTML pages, uploads left out
 * @param unchanged how many are as they were
 * @param removed how many of an earlier build are gone, and of others where {@code --clean} was said
 * @param reasons why each file was made or removed, by path
 * @param reads what the files have read while they were made; nothing where nothing was to do
 * @param problems with files of the output directory: those of others that the first build found and that are still
 *     there
 */
public record Written(
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

    /** As many files as that, and nothing to do about any. */
    public static Written nothing(int files) {
        return untouched(files, List.of(), List.of());
    }

    /** Nothing was to be done but to remove files of others, or to tell of them. */
    static Written untouched(int files, List<String> cleaned, List<String> foreign) {
        List<Reason> reasons =
                cleaned.stream().map(path -> new Reason(path, CLEANED)).toList();
        List<Problem> problems = ForeignFiles.problems(foreign);
        return new Written(files, 0, 0, 0, files, cleaned.size(), reasons, SiteReads.NONE, problems);
    }

    /** The same with one more problem. */
    public Written with(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new Written(planned, rendered, written, pages, unchanged, removed, reasons, reads, List.copyOf(all));
    }

    /**
     * Why a file was made or removed.
     *
     * @param path relative to the output directory
     * @param why in words
     */
    public record Reason(String path, String why) {}
}
