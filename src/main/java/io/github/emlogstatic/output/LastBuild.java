package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadRights;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
 * @param notThere those of them that are not there with the length that they had
 * @param narrow those of them that the group or the others may not read
 * @param foreign files of others that it knew and that are still there
 */
record LastBuild(Optional<String> madeOf, int files, Set<String> notThere, Set<String> narrow, List<String> foreign) {

    /** Looks on other threads, while this one does something else: a large site has a hundred thousand files. */
    static CompletableFuture<LastBuild> look(Path output, Path manifest) {
        return ReadAhead.start(() -> {
            Manifest.Head head = Manifest.head(manifest);
            Folder folder = new Folder(output);
            Set<String> narrow = ConcurrentHashMap.newKeySet();
            Set<String> notThere = head.files().parallelStream()
                    .filter(file -> !isThere(folder, file, narrow))
                    .map(ManifestText.FileLine::path)
                    .collect(Collectors.toSet());
            List<String> foreign =
                    ForeignFiles.of(OutputFolder.of(output), manifest).stillThere();
            return new LastBuild(head.madeOf(), head.files().size(), notThere, narrow, foreign);
        });
    }

    /** What a symbolic link leads to is not what the last build left. */
    private static boolean isThere(Folder output, ManifestText.FileLine line, Set<String> narrow) {
        try {
            BasicFileAttributes file = ReadRights.attributes(output.place(line.path()));
            if (ReadRights.areNarrow(file)) {
                narrow.add(line.path());
            }
            return file.isRegularFile() && file.size() == line.bytes();
        } catch (IOException e) {
            return false;
        }
    }
}
