package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A second copy of an archive's {@code names.json}, outside the archive. File names that were given once must stay, and
 * they cannot all be derived again: an address may have changed, or two things may have wanted the same name.
 */
public final class NamesCopy {

    private final Archive archive;
    private final Path copy;

    /** @param copy the file with the copy */
    public NamesCopy(Archive archive, Path copy) {
        this.archive = archive;
        this.copy = copy;
    }

    /**
     * Restores names that the archive has lost.
     *
     * @return a problem if they were lost
     */
    public Optional<Problem> putBack() throws IOException {
        boolean lost = archive.damage().isOf(ArchivePaths.NAMES)
                || !archive.holds(ArchivePaths.NAMES) && archive.articleCount() > 0;
        if (!lost) {
            return Optional.empty();
        }
        Map<String, String> copied = names(copy);
        boolean same = !copied.isEmpty() && Hash.of(copy).equals(archive.hash(ArchivePaths.NAMES));
        if (!copied.isEmpty() && (same || archive.names().isEmpty())) {
            archive.writeNames(copied);
            return Optional.of(
                    new Problem("names.json was lost", ArchivePaths.NAMES, "put back from the copy " + copy));
        }
        return archive.holds(ArchivePaths.NAMES)
                ? Optional.of(new Problem(
                        "names.json was lost",
                        ArchivePaths.NAMES,
                        (archive.names().isEmpty() ? "all names are given anew" : "the names that it still holds stay")
                                + "; pages may have other addresses than before: take it from a backup or from git,"
                                + " then run build"))
                : Optional.empty(); // the first run was killed before it gave names
    }

    /** The names in a copy; none if there is no copy, or it was lost as well. */
    public static Map<String, String> names(Path copy) {
        try {
            return ArchiveJson.read(copy, ArchiveJson.ofMany());
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Updates the copy, unless the names are lost or damaged. */
    public void keep() throws IOException {
        Path names = archive.file(ArchivePaths.NAMES);
        boolean due = archive.holds(ArchivePaths.NAMES)
                && !archive.damage().isOf(ArchivePaths.NAMES)
                && (archive.changed() || !Files.exists(copy) || Files.size(copy) != Files.size(names));
        if (due) {
            AtomicFile.writeDurably(copy, FileContent.bytes(names));
        }
    }
}
