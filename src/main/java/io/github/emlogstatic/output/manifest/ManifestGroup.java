package io.github.emlogstatic.output.manifest;

import io.github.emlogstatic.files.Checksum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The files of a planned group, as the bytes of the manifest. They are parsed if the group is planned again, and
 * copied otherwise. Immutable.
 *
 * @param fingerprint that of the group; empty if its files must be planned again
 * @param names the fingerprint of the names of all values that the files have read
 * @param size the number of files
 * @param lines the lines of files
 * @param details the inputs and the reads of each
 */
public record ManifestGroup(
        String name, String fingerprint, String names, int size, ManifestText lines, ManifestText details) {

    /** @param fingerprint empty if the next build must plan the files again */
    public static ManifestGroup of(String name, String fingerprint, List<ManifestEntry> files) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(64 * files.size());
        ByteArrayOutputStream details = new ByteArrayOutputStream(512 * files.size());
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        try {
            for (ManifestEntry file : files) {
                lines.writeBytes(ManifestText.line(file).getBytes(StandardCharsets.UTF_8));
                details.write(ManifestText.FILE);
                details.write('\n');
                file.made().inputs().writeTo(details);
                file.made().reads().writeTo(details);
                file.made().reads().writeNamesTo(names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ManifestGroup(
                name,
                fingerprint,
                Checksum.of(names.toByteArray()),
                files.size(),
                ManifestText.of(lines.toByteArray()),
                ManifestText.of(details.toByteArray()));
    }

    /** The same group, whose files the next build must plan again. */
    public ManifestGroup toPlanAgain() {
        return new ManifestGroup(name, "", names, size, lines, details);
    }

    public List<String> paths() {
        return lines.paths();
    }

    /** Its files, as the last build left them. */
    public List<ManifestEntry> files() {
        List<ManifestEntry> files = new ArrayList<>(size);
        ManifestText rest = details.copy();
        for (FileLine line : lines.files()) {
            files.add(new ManifestEntry(line.path(), line.fresh(), rest.made(line)));
        }
        return files;
    }

    /**
     * Whether all values of some kinds that the files have read pass a test.
     *
     * @param test gets the name and the fingerprint
     */
    public boolean allReads(Collection<String> kinds, BiPredicate<String, String> test) {
        return kinds.isEmpty() || details.copy().allReads(kinds, test);
    }
}
