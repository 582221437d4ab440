package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.output.ManifestText.FileLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A site held against what the last build has noted of it: every file against its length and its checksum.
 *
 * @param files how many files the build has left
 * @param damage what is off, in the order of paths; empty where the site is whole
 */
public record SiteVerification(int files, List<Problem> damage) {

    private static final String REMEDY = "build makes it again";

    /**
     * Files of others are none of its business.
     *
     * @param output the site's directory
     * @param manifest what the last build has noted; empty is returned where there is none
     */
    public static Optional<SiteVerification> of(Path output, Path manifest) throws IOException {
        List<FileLine> files = Manifest.head(manifest).files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Folder folder = new Folder(output);
        List<Problem> damage = files.parallelStream()
                .flatMap(file -> damage(folder, file).stream())
                .sorted()
                .toList();
        return Optional.of(new SiteVerification(files.size(), damage));
    }

    private static Optional<Problem> damage(Folder output, FileLine line) {
        Path file = output.root().resolve(line.path());
        long length = file.toFile().length();
        if (!output.isReached(line.path()) || !Files.isRegularFile(file)) {
            return Optional.of(new Problem("file is missing", line.path(), REMEDY));
        }
        if (length != line.bytes()) {
            String lengths = length + " bytes, the last build left " + line.bytes();
            return Optional.of(new Problem("file has another length", line.path(), lengths + "; " + REMEDY));
        }
        return LastBuild.isWhole(output, line)
                ? Optional.empty()
                : Optional.of(new Problem(
                        "file has another content",
                        line.path(),
                        "its checksum is not what the last build noted; " + REMEDY));
    }
}
