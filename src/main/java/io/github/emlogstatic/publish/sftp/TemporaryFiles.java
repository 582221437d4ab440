package io.github.emlogstatic.publish.sftp;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.Uncheck;

/**
 * The temporary files at the server, under which files arrive. The name of a large one tells its content: the next attempt,
 * also that of another run, goes on with what has arrived of it. Safe for several threads.
 */
final class TemporaryFiles {

    /** In bytes. A connection that breaks within a larger file costs only what was on its way. */
    private static final long LARGE = 4 << 20;

    /** The length of the part of a hash that is in the name of a large file. */
    private static final int HASH = 16;

    private final IOFunction<String, Set<String>> listing;

    /** The names of the temporary files of each folder. A folder is listed once in a run. */
    private final Map<String, Set<String>> byFolder = new ConcurrentHashMap<>();

    /** @param listing gives the names of the files in a folder */
    TemporaryFiles(IOFunction<String, Set<String>> listing) {
        this.listing = listing;
    }

    /** What this program notes at the server is never large: it is read under its usual temporary name. */
    static boolean isLarge(Upload file) {
        return file.bytes() > LARGE && !file.path().startsWith(".emlog-static-");
    }

    /** The temporary path of a file. */
    static String path(Upload file) {
        return isLarge(file)
                ? begin(file.path()) + file.sha256().substring(0, HASH) + ".tmp"
                : AtomicFile.temporary(file.path());
    }

    /** How the temporary paths of a file begin, if it is large. */
    private static String begin(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + "." + Hash.fingerprint(path.substring(name)) + ".";
    }

    /** What has arrived of any content of a large file. */
    List<String> parts(String path) throws IOException {
        String begin = begin(path);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return beside(path).stream()
                .map(name -> folder + name)
                .filter(part -> part.startsWith(begin) && part.length() == begin.length() + HASH + ".tmp".length())
                .toList();
    }

    /**
     * The names of the temporary files in the folder of a file, which may be changed. Asked for with no channel in use,
     * because the listing may need one.
     */
    Set<String> beside(String path) throws IOException {
        try {
            return byFolder.computeIfAbsent(Segments.parent(path), folder -> {
                Set<String> names = ConcurrentHashMap.newKeySet();
                Uncheck.apply(listing, folder).stream()
                        .filter(AtomicFile::isTemporary)
                        .forEach(names::add);
                return names;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
