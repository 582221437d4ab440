package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.output.manifest.FileLine;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.threads.AllThreads;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The comparison of an output directory with what the last build left there.
 *
 * @param madeOf fingerprint of all inputs of the site; empty if the last build did not end
 * @param files the number of files that it left
 * @param missingOrChanged the files that are missing or changed
 * @param damaged those of {@code missingOrChanged} with the same length, but other bytes
 * @param restricted the files that their group or others cannot read
 * @param foreign files of others: those that the last build found and that still exist, and those that were added since
 */
record LastBuild(
        Optional<String> madeOf,
        int files,
        Set<String> missingOrChanged,
        Set<String> damaged,
        Set<String> restricted,
        List<String> foreign) {

    /**
     * Compares on other threads, while the caller does something else: a large site has a hundred thousand files.
     *
     * @param scrub selects the files to read as well; without it, only the lengths are compared
     */
    static CompletableFuture<LastBuild> compare(Path output, Path manifest, Optional<Scrub> scrub) {
        return ReadAhead.start(() -> {
            Manifest.Head head = Manifest.head(manifest);
            Folder folder = new Folder(output);
            CompletableFuture<Set<String>> differing = ReadAhead.start(
                    () -> scrub.isPresent() ? read(folder, manifest, head, scrub.get()) : new HashSet<>());
            CompletableFuture<List<String>> foreign = ReadAhead.start(() -> foreign(output, manifest, head.files()));
            Set<String> restricted = ConcurrentHashMap.newKeySet();
            Set<String> missingOrChanged = ConcurrentHashMap.newKeySet();
            AllThreads.forEach(head.files(), file -> {
                if (!isThere(folder, file, restricted)) {
                    missingOrChanged.add(file.path());
                }
            });
            Set<String> damaged = ReadAhead.await(differing);
            damaged.removeAll(missingOrChanged);
            missingOrChanged.addAll(damaged);
            return new LastBuild(
                    head.madeOf(),
                    head.files().size(),
                    missingOrChanged,
                    damaged,
                    restricted,
                    ReadAhead.await(foreign));
        });
    }

    private static List<String> foreign(Path output, Path manifest, List<FileLine> files) throws IOException {
        Optional<FileTime> written =
                files.isEmpty() ? Optional.empty() : Optional.of(Files.getLastModifiedTime(manifest));
        return ForeignFiles.of(OutputFolder.of(output), manifest).all(files, written);
    }

    private static Set<String> read(Folder output, Path manifest, Manifest.Head head, Scrub scrub) throws IOException {
        if (head.files().isEmpty()) {
            return new HashSet<>();
        }
        String build = Files.getLastModifiedTime(manifest).toString();
        boolean readBack = scrub.mark().equals(build);
        Set<String> damaged = scrub.read(
                head.files(),
                new Scrub.Check<>(
                        FileLine::path,
                        line -> line.fresh() && !readBack,
                        line -> SiteVerification.isWhole(line, path -> Checksum.of(output.file(path)))));
        scrub.mark(build);
        scrub.save();
        return new HashSet<>(damaged);
    }

    /** Whether the file has its length. A symbolic link is not what the last build left. */
    private static boolean isThere(Folder output, FileLine line, Set<String> restricted) {
        try {
            BasicFileAttributes file = ReadPermissions.attributes(output.place(line.path()));
            if (ReadPermissions.areNarrow(file)) {
                restricted.add(line.path());
            }
            return file.isRegularFile() && file.size() == line.bytes();
        } catch (IOException e) {
            return false;
        }
    }
}
