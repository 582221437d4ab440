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
 * @param removed how many of an earlier build are gone
 * @param reasons why each file was made or removed, by path
 * @param reads what the files have read while they were made; nothing where nothing was to do
 * @param problems with files of the output directory: those that nobody planned, where there was no manifest
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

    /** As many files as that, and nothing to do about any. */
    public static Written nothing(int files) {
        return new Written(files, 0, 0, 0, files, 0, List.of(), SiteReads.NONE, List.of());
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
