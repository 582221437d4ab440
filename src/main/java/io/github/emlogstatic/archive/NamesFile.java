package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.archive.store.Damage;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.SafeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The file names in an archive, which may come from somebody else. A name must not lead out of the site, must not be a file
 * that the site needs itself, and must belong to one thing only.
 */
final class NamesFile {

    private static final String MOVED = "moved/";
    private static final Set<String> RESERVED = Set.of("index.html", "404.html");

    private final Map<String, String> keys = new HashMap<>();

    private NamesFile() {}

    /**
     * The names in a file; none if there is no file. It is not compared with the index: names from an older backup, or edited
     * ones, are better than none.
     *
     * @param readOnly whether a damaged file is an error; otherwise it counts as without names
     */
    static Map<String, String> read(Path file, boolean readOnly) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (Files.isDirectory(file)) {
            throw DamagedException.directory(file, Damage.REMEDY);
        }
        byte[] bytes = FileContent.bytes(file); // an error here does not mean that the names are lost
        Map<String, String> names;
        try {
            names = ArchiveJson.parse(file, bytes, ArchiveJson.ofMany());
        } catch (IOException e) {
            if (readOnly) {
                throw e;
            }
            return Map.of(); // NamesCopy reports it, and the names are given again
        }
        check(names);
        return names;
    }

    private static void check(Map<String, String> names) throws IOException {
        NamesFile check = new NamesFile();
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getKey().startsWith(MOVED)) {
                checkName(name.getKey().substring(MOVED.length()));
            } else {
                checkName(name.getValue());
                check.checkUnique(name.getKey(), name.getValue());
            }
        }
    }

    private static void checkName(String name) throws IOException {
        checkInside(name);
        if (!name.endsWith(".html") || name.contains("//") || name.indexOf('\0') >= 0) {
            throw damaged("'" + name + "' is no name of a page");
        }
        if (RESERVED.contains(SafeName.folded(name))) {
            throw damaged("'" + name + "' is a file of the site itself");
        }
    }

    private static void checkInside(String name) throws IOException {
        if (name.startsWith(".") || name.startsWith("/") || name.contains("/.") || name.indexOf('\\') >= 0) {
            throw damaged("'" + name + "' leads out of the site");
        }
    }

    private void checkUnique(String key, String name) throws IOException {
        String other = keys.put(SafeName.folded(name), key);
        if (other != null) {
            throw damaged("'" + name + "' is the name of " + other + " and of " + key);
        }
    }

    private static IOException damaged(String why) {
        return new IOException("names.json is damaged (" + why + "); remove it and build again");
    }
}
