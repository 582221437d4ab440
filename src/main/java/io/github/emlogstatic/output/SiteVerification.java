package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.manifest.FileLine;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOFunction;

/**
 * The check of a site against the manifest of the last build: every file must have its length and its checksum.
 *
 * @param files the number of files in the manifest
 * @param damage what is wrong, sorted by path; empty if the site is intact
 */
public record SiteVerification(int files, List<Problem> damage) {

    private static final String REMEDY = "build makes it again";

    /**
     * Checks a site. Files of others are no damage; see {@link #others}.
     *
     * @param output the directory of the site
     * @param manifest the manifest of the last build
     * @return empty if there is no manifest
     */
    public static Optional<SiteVerification> of(Path output, Path manifest) throws IOException {
        Folder folder = new Folder(output);
        return of(output, manifest, path -> Checksum.of(folder.file(path)));
    }

    /** The files of others in a site, except those of its host; none if there is no manifest. */
    public static List<Problem> others(Path output, Path manifest) throws IOException {
        Set<String> ours =
                Manifest.head(manifest).files().stream().map(FileLine::path).collect(Collectors.toSet());
        if (ours.isEmpty()) {
            return List.of();
        }
        return ForeignFiles.problems(OutputFolder.of(output).foreign(ours::contains));
    }

    /** Checks a site whose checksums somebody may know without reading it. */
    public static Optional<SiteVerification> of(Path output, Path manifest, IOFunction<String, String> checksums)
            throws IOException {
        List<FileLine> files = Manifest.head(manifest).files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Folder folder = new Folder(output);
        List<Problem> damage = AllThreads.map(files, file -> damage(folder, file, checksums)).stream()
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return Optional.of(new SiteVerification(files.size(), damage));
    }

    private static Optional<Problem> damage(Folder output, FileLine line, IOFunction<String, String> checksums) {
        Path file = output.root().resolve(line.path());
        long length = file.toFile().length();
        if (!output.isReached(line.path()) || !Files.isRegularFile(file)) {
            return Optional.of(new Problem("file is missing", line.path(), REMEDY));
        }
        if (length != line.bytes()) {
            String lengths = Plural.of(length, "byte", "bytes") + ", the last build left " + line.bytes();
            return Optional.of(new Problem("file has another length", line.path(), lengths + "; " + REMEDY));
        }
        return isWhole(line, checksums)
                ? Optional.empty()
                : Optional.of(new Problem(
                        "file has another content",
                        line.path(),
                        "its checksum is not what the last build noted; " + REMEDY));
    }

    static boolean isWhole(FileLine line, IOFunction<String, String> checksums) {
        try {
            return line.fits(checksums.apply(line.path()));
        } catch (IOException e) {
            return false; // the disk cannot read it
        }
    }
}
