package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.output.ManifestText.FileLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the last build left in an output directory, held against what is there now.
 *
 * @param madeOf fingerprint of all that its site was made of; empty where it did not end
 * @param files how many it left
 * @param notThere those of them that are not there as they were left
 * @param damaged those of them that are there, with the length that they had and with other bytes
 * @param narrow those of them that the group or the others may not read
 * @param foreign files of others that it knew and that are still there
 */
record LastBuild(
        Optional<String> madeOf,
        int files,
        Set<String> notThere,
        Set<String> damaged,
        Set<String> narrow,
        List<String> foreign) {

    /**
     * Looks on other threads, while this one does something else: a large site has a hundred thousand files.
     *
     * @param round which of them to read as well; where there is none, their lengths have to do
     */
    static CompletableFuture<LastBuild> look(Path output, Path manifest, Optional<Scrub> round) {
        return ReadAhead.start(() -> {
            Manifest.Head head = Manifest.head(manifest);
            Folder folder = new Folder(output);
            Set<String> narrow = ConcurrentHashMap.newKeySet();
            Set<String> notThere = head.files().parallelStream()
                    .filter(file -> !isThere(folder, file, narrow))
                    .map(FileLine::path)
                    .collect(Collectors.toSet());
            Set<String> damaged = round.isPresent() ? read(folder, manifest, head, round.get()) : new HashSet<>();
            damaged.removeAll(notThere);
            notThere.addAll(damaged);
            List<String> foreign =
                    ForeignFiles.of(OutputFolder.of(output), manifest).stillThere();
            return new LastBuild(head.madeOf(), head.files().size(), notThere, damaged, narrow, foreign);
        });
    }

    private static Set<String> read(Folder output, Path manifest, Manifest.Head head, Scrub round) throws IOException {
        if (head.files().isEmpty()) {
            return new HashSet<>();
        }
        String build = Files.getLastModifiedTime(manifest).toString();
        boolean readBack = round.mark().equals(build);
        Set<String> damaged = round.read(
                head.files(),
                new Scrub.Reading<>(FileLine::path, line -> line.fresh() && !readBack, line -> isWhole(output, line)));
        round.mark(build);
        round.save();
        return new HashSet<>(damaged);
    }

    static boolean isWhole(Folder output, FileLine line) {
        try {
            return line.checksum().isEmpty()
                    || Checksum.of(output.file(line.path())).equals(line.checksum());
        } catch (IOException e) {
            return false; // a disk that cannot read it
        }
    }

    /** What a symbolic link leads to is not what the last build left. */
    private static boolean isThere(Folder output, FileLine line, Set<String> narrow) {
        try {
            BasicFileAttributes file = ReadPermissions.attributes(output.place(line.path()));
            if (ReadPermissions.areNarrow(file)) {
                narrow.add(line.path());
            }
            return file.isRegularFile() && file.size() == line.bytes();
        } catch (IOException e) {
            return false;
        }
    }
}
