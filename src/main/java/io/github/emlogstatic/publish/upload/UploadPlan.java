package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.publish.target.FileChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be done so that the target holds the site.
 *
 * @param uploads new and changed files, sorted by path
 * @param added paths that do not belong to the site at the target yet
 * @param removals paths of an earlier site, to be removed after the uploads
 * @param obstacles paths of an earlier site, to be removed before: a file becomes a folder, or a folder a file
 */
record UploadPlan(List<Upload> uploads, List<String> added, List<String> removals, List<String> obstacles) {

    /** Batches begin small: over a slow line even a run that is killed soon completes some, and the next one gets further. */
    private static final int FIRST_BATCH = 8;

    private static final int LARGEST_BATCH = 200;
    private static final long BYTES_A_FILE = 160L << 10;

    /**
     * @param site the files of the site, sorted by path
     * @param there hashes at the target, by path
     * @param all whether files with the same hash are uploaded again
     */
    static UploadPlan of(List<Upload> site, Map<String, String> there, boolean all) {
        List<Upload> uploads = site.stream()
                .filter(file -> all || !file.sha256().equals(there.get(file.path())))
                .toList();
        List<String> added = uploads.stream()
                .map(Upload::path)
                .filter(path -> !there.containsKey(path))
                .toList();
        Set<String> paths = site.stream().map(Upload::path).collect(Collectors.toSet());
        Set<String> folders =
                paths.stream().flatMap(path -> FileTree.folders(path).stream()).collect(Collectors.toSet());
        Map<Boolean, List<String>> removals = there.keySet().stream()
                .filter(path -> !paths.contains(path))
                .collect(Collectors.partitioningBy(path -> folders.contains(path)
                        || FileTree.folders(path).stream().anyMatch(paths::contains)));
        return new UploadPlan(
                uploads, added, removals.getOrDefault(false, List.of()), removals.getOrDefault(true, List.of()));
    }

    /** @param isNew whether the target is not known to have had the file */
    FileChanges changes(Predicate<String> isNew) {
        Map<Boolean, List<String>> parts = uploads.stream().map(Upload::path).collect(Collectors.partitioningBy(isNew));
        List<String> removed =
                Stream.concat(obstacles.stream(), removals.stream()).toList();
        return new FileChanges(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()), removed);
    }

    boolean isEmpty() {
        return uploads.isEmpty() && removals.isEmpty() && obstacles.isEmpty();
    }

    /** Cuts the uploads, in the order of their stages, into batches. A kill makes the next run upload the last one again. */
    List<List<Upload>> batches(Stages stages) {
        List<Upload> inOrder =
                stages.split(uploads).stream().flatMap(List::stream).toList();
        List<List<Upload>> batches = new ArrayList<>();
        List<Upload> batch = new ArrayList<>();
        long bytes = 0;
        int most = FIRST_BATCH;
        for (Upload upload : inOrder) {
            if (!batch.isEmpty() && (batch.size() == most || bytes + upload.bytes() > most * BYTES_A_FILE)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
                most = Math.min(2 * most, LARGEST_BATCH);
            }
            batch.add(upload);
            bytes += upload.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
