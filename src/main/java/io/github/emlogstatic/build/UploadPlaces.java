package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.IndexEntry;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.SafeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where uploads stand in the site: at their own paths, as long as every file system takes these. The blog's server knows
 * {@code A.png} from {@code a.png} and takes {@code CON.png}; a Mac, Windows, and what unpacks the site there do not.
 */
final class UploadPlaces {

    private static final Comparator<IndexEntry> OLDEST_FIRST =
            Comparator.comparing(IndexEntry::firstSeen).thenComparing(IndexEntry::path);

    private final Map<String, String> moved = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> folders = new HashMap<>();

    /** @param uploads all of the archive: which of two keeps its name does not depend on what pages show */
    UploadPlaces(Collection<IndexEntry> uploads) {
        uploads.stream().sorted(OLDEST_FIRST).map(IndexEntry::path).forEach(this::place);
    }

    /** The path in the site of the upload at that path of the archive. */
    String of(String path) {
        return moved.getOrDefault(path, path);
    }

    private void place(String path) {
        int slash = path.lastIndexOf('/') + 1;
        String name = SafeName.of(path.substring(slash));
        String place = folder(path.substring(0, slash)) + name;
        if (!taken.add(SafeName.folded(place))) {
            int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
            String unique = "-" + Hash.fingerprint(path).substring(0, 8);
            place = folder(path.substring(0, slash)) + name.substring(0, dot) + unique + name.substring(dot);
            taken.add(SafeName.folded(place));
        }
        if (!place.equals(path)) {
            moved.put(path, place);
        }
    }

    /** Of two spellings of a folder the one that was seen first: a disk may take them for one. */
    private String folder(String path) {
        String safe = "";
        for (String part : path.split("/")) {
            String longer = safe + SafeName.of(part) + "/";
            safe = folders.computeIfAbsent(SafeName.folded(longer), unused -> longer);
        }
        return safe;
    }
}
