package io.github.emlogstatic.export;

import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.files.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.apache.commons.io.function.IOConsumer;

/**
 * The directory that an export is written into. Some of its files are the owner's once they have changed them. Safe for
 * several threads.
 */
final class ExportFolder implements AutoCloseable {

    static final String LIST = ".emlog-static-export";

    private final OwnFiles own;
    private final Predicate<String> isOwners;
    private final boolean force;
    private final Set<String> kept = new ConcurrentSkipListSet<>();

    private ExportFolder(OwnFiles own, Predicate<String> isOwners, boolean force) {
        this.own = own;
        this.isOwners = isOwners;
        this.force = force;
    }

    /**
     * Opens a directory, which need not be there.
     *
     * @param what the tool and the blog that the export is of, in one line
     * @param others the same with former addresses of the blog
     * @param isOwners paths of files that are the owner's once they are there: settings, themes
     * @param force overwrite what the owner has changed since the last export
     * @throws RefusedException if the directory holds files of others, or files of an earlier export that were changed
     */
    static ExportFolder open(
            Path root, String what, Collection<String> others, Predicate<String> isOwners, boolean force)
            throws IOException {
        OwnFiles own = OwnFiles.in(root, LIST, force);
        own.refuseOthers();
        own.claimFor(what, others);
        own.refuseChanged(isOwners);
        return new ExportFolder(own, isOwners, force);
    }

    /** The owner's own files that were left as they are. */
    Set<String> kept() {
        return kept;
    }

    /** How many files the export has. */
    int files() {
        return own.size();
    }

    void write(String path, String text) throws IOException {
        if (!force && isOwners.test(path) && own.isChanged(path)) {
            kept.add(path);
        } else {
            own.write(path, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param checksum the checksum of the bytes that the copy has */
    void copy(String path, String checksum, IOConsumer<Path> copy) throws IOException {
        own.write(path, checksum, copy);
    }

    /** Removes the files of an earlier export that this one does not have. The export is then complete. */
    void finish() throws IOException {
        own.finish();
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
