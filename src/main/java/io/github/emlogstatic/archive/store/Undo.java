package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/**
 * Keeps the old versions of the files that a run changes, so that the run can be rolled back. A replaced file costs one
 * hard link, a new one nothing. Safe for several threads.
 */
final class Undo {

    private static final String NAME = "undo";

    private final Folder root;
    private final Path folder;
    private final Map<String, Before> entries = new LinkedHashMap<>();

    /** @param kept where the old file is, if there was one */
    private record Before(Path kept, Optional<IndexEntry> entry) {}

    Undo(Folder root) {
        this.root = root;
        this.folder = root.root().resolve(StateFolder.NAME + NAME);
    }

    /** Must be called before a file changes. Only the first call for a path has an effect. */
    synchronized void keep(String path, Optional<IndexEntry> entry) throws IOException {
        if (entries.containsKey(path)) {
            return;
        }
        Path file = root.root().resolve(path);
        Path kept = folder.resolve(path);
        boolean isNew = entry.isEmpty() && root.isInCreated(path);
        if (!isNew && (file.toFile().isFile() || root.isLink(path))) {
            Files.createDirectories(kept.toAbsolutePath().getParent());
            if (!linkOrCopy(file, kept)) {
                kept = root.root().resolve(StateFolder.DAMAGED + path);
                AtomicFile.move(file, kept);
            }
        }
        entries.put(path, new Before(kept, entry));
    }

    /** Copies the file if the file system has no hard links. Returns false if the disk cannot read the file. */
    private static boolean linkOrCopy(Path file, Path kept) throws IOException {
        Files.deleteIfExists(kept);
        try {
            Files.createLink(kept, file);
        } catch (UnsupportedOperationException | IOException e) {
            return copy(file, kept);
        }
        return true;
    }

    private static boolean copy(Path file, Path kept) throws IOException {
        try {
            Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (IOException e) {
            if (FileContent.isReadable(file)) {
                throw e;
            }
            Files.deleteIfExists(kept);
            return false;
        }
    }

    /** Restores every file and its entry in the index. */
    synchronized void restore(Index index) throws IOException {
        for (Map.Entry<String, Before> changed : entries.entrySet()) {
            String path = changed.getKey();
            Before before = changed.getValue();
            Path kept = before.kept();
            if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.move(kept, root.root().resolve(path));
            } else {
                Path made = root.root().resolve(path);
                Files.deleteIfExists(made);
                root.removeEmptyAbove(made);
            }
            before.entry().ifPresentOrElse(index::put, () -> index.remove(path));
        }
        forget();
    }

    /** Forgets the old versions: from now on, a rollback leads back to the present files. */
    synchronized void forget() throws IOException {
        if (Files.isDirectory(folder)) {
            PathUtils.deleteDirectory(folder);
        }
        entries.clear();
    }
}
