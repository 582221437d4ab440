package io.github.emlogstatic.build.upload;

import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.SafeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The paths of uploads in the site. An upload keeps its own path if all file systems accept it. A Linux server
 * distinguishes {@code A.png} from {@code a.png} and accepts {@code CON.png}; macOS and Windows do not.
 */
final class UploadPaths {

    private static final Comparator<IndexEntry> OLDEST_FIRST =
            Comparator.comparing(IndexEntry::firstSeen).thenComparing(IndexEntry::path);

    private final Map<String, String> moved = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> folders = new HashMap<>();

    /** @param uploads all uploads of the archive, so that paths do not depend on what the pages show */
    UploadPaths(Collection<IndexEntry> uploads) {
        uploads.stream().sorted(OLDEST_FIRST).map(IndexEntry::path).forEach(this::place);
    }

    /** The path in the site for an upload at that path of the archive. */
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

    /** The first spelling of a folder, because a file system may treat two spellings as one folder. */
    private String folder(String path) {
        String safe = "";
        for (String part : path.split("/")) {
            String longer = safe + SafeName.of(part) + "/";
            safe = folders.computeIfAbsent(SafeName.folded(longer), unused -> longer);
        }
        return safe;
    }
}
