package io.github.emlogstatic.publish.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What must be done so that the target holds the site.
 *
 * @param uploads new and changed files, in the order of their stages
 * @param added paths that do not belong to the site at the target yet
 * @param removals paths of an earlier site, pages first: a page goes before its pictures
 */
record UploadPlan(List<Upload> uploads, List<String> added, List<String> removals) {

    private static final int BATCH_FILES = 200;
    private static final long BATCH_BYTES = 32L << 20;

    /**
     * @param site the files of the site, sorted by path
     * @param there hashes at the target, by path
     * @param all whether files with the same hash are uploaded again
     */
    static UploadPlan of(List<Upload> site, Map<String, String> there, boolean all) {
        List<Upload> uploads = site.stream()
                .filter(file -> all || !file.sha256().equals(there.get(file.path())))
                .sorted(Comparator.comparing(file -> Stage.of(file.path(), !there.containsKey(file.path()))))
                .toList();
        List<String> added = uploads.stream()
                .map(Upload::path)
                .filter(path -> !there.containsKey(path))
                .toList();
        List<String> removals = new ArrayList<>(there.keySet());
        removals.removeAll(new HashSet<>(site.stream().map(Upload::path).toList()));
        removals.sort(Comparator.comparing(path -> !Stage.isPage(path)));
        return new UploadPlan(uploads, added, removals);
    }

    boolean isEmpty() {
        return uploads.isEmpty() && removals.isEmpty();
    }

    /** Cuts the uploads into batches. A kill makes the next run upload the last batch again. */
    List<List<Upload>> batches() {
        List<List<Upload>> batches = new ArrayList<>();
        List<Upload> batch = new ArrayList<>();
        long bytes = 0;
        for (Upload upload : uploads) {
            if (!batch.isEmpty() && (batch.size() == BATCH_FILES || bytes + upload.bytes() > BATCH_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
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
