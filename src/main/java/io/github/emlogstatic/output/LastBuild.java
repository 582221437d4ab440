package io.github.emlogstatic.output;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What the last build left in an output directory, held against what is there now.
 *
 * @param madeOf fingerprint of all that its site was made of; empty where it did not end
 * @param files how many it left
 * @param notThere those of them that are not there with the length that they had
 */
record LastBuild(Optional<String> madeOf, int files, Set<String> notThere) {

    /** Looks on other threads, while this one does something else: a large site has a hundred thousand files. */
    static CompletableFuture<LastBuild> look(Path output, Path manifest) {
        return ReadAhead.start(() -> {
            Manifest.Head head = Manifest.head(manifest);
            Set<String> notThere = head.files().parallelStream()
                    .filter(file -> !isThere(output.toFile(), file))
                    .map(ManifestText.FileLine::path)
                    .collect(Collectors.toSet());
            return new LastBuild(head.madeOf(), head.files().size(), notThere);
        });
    }

    private static boolean isThere(File output, ManifestText.FileLine line) {
        File file = new File(output, line.path());
        return file.length() == line.bytes() && (line.bytes() > 0 || file.exists());
    }
}
