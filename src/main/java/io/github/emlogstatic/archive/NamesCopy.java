package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A second copy of an archive's {@code names.json}, outside of the archive. A name once given stays, and nothing else
 * tells all of them: where an address had changed, or two things wanted one name, names that are given anew differ.
 */
public final class NamesCopy {

    private static final String NAMES = "names.json";

    private final Archive archive;
    private final Path copy;

    /** @param copy where the copy is kept */
    public NamesCopy(Archive archive, Path copy) {
        this.archive = archive;
        this.copy = copy;
    }

    /**
     * Puts the names back that the archive has lost.
     *
     * @return what there is to tell, if they were lost
     */
    public Optional<Problem> putBack() throws IOException {
        boolean lost = archive.isDamaged(NAMES) || !archive.holds(NAMES) && archive.articleCount() > 0;
        if (!lost) {
            return Optional.empty();
        }
        Optional<Map<String, String>> copied = read();
        boolean same = copied.isPresent() && Hash.of(copy).equals(archive.hash(NAMES));
        if (copied.isPresent() && (same || archive.names().isEmpty())) {
            archive.writeNames(copied.get());
            return Optional.of(new Problem("names.json was lost", NAMES, "put back from the copy " + copy));
        }
        return archive.holds(NAMES)
                ? Optional.of(new Problem(
                        "names.json was lost",
                        NAMES,
                        (archive.names().isEmpty() ? "all names are given anew" : "the names that it still holds stay")
                                + "; pages may have other addresses than before: take it from a backup or from git,"
                                + " then run build"))
                : Optional.empty(); // a first run that was killed had not come so far
    }

    private Optional<Map<String, String>> read() {
        try {
            return Optional.of(ArchiveJson.read(copy, ArchiveJson.of(new TypeReference<Map<String, String>>() {})))
                    .filter(names -> !names.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // there is none, or it was lost with the other
        }
    }

    /** Copies the names of an archive that is as it should be. */
    public void keep() throws IOException {
        Path names = archive.file(NAMES);
        boolean due = archive.holds(NAMES)
                && !archive.isDamaged(NAMES)
                && (archive.changed() || !Files.exists(copy) || Files.size(copy) != Files.size(names));
        if (due) {
            AtomicFile.writeDurably(copy, Files.readAllBytes(names));
        }
    }
}
