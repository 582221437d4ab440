package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.model.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** {@code content/}: the uploads of the blog, at the paths that they have there. Safe for several threads. */
public final class UploadFolder {

    private static final String TEMPORARY = "tmp";
    private static final String BEGINNINGS = "begun";

    /** The beginning of a large file is deleted after this time without progress. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Folder folder;
    private final ArchiveFiles files;
    private final Index index;
    private final StateFolder state;

    UploadFolder(Folder folder, ArchiveFiles files, Index index, StateFolder state) {
        this.folder = folder;
        this.files = files;
        this.index = index;
        this.state = state;
    }

    /** The upload at that path; empty if the archive does not hold it. */
    public Optional<Media> find(String path) {
        return path.startsWith(ArchivePaths.UPLOADS) ? index.get(path).map(UploadFolder::media) : Optional.empty();
    }

    public int count() {
        return index.count(ArchivePaths.UPLOADS);
    }

    /** All uploads, by path. */
    public List<Media> all() {
        return entries().stream().map(UploadFolder::media).toList();
    }

    /** The entries of all uploads in the index, by path. */
    public Collection<IndexEntry> entries() {
        return index.under(ArchivePaths.UPLOADS).values();
    }

    /** Calls back for the path of each upload, and for the time of its last change. */
    public void changes(BiConsumer<String, Instant> each) {
        index.changes(ArchivePaths.UPLOADS, each);
    }

    private static Media media(IndexEntry entry) {
        return new Media(entry.path(), entry.sha256(), entry.bytes(), entry.width(), entry.height());
    }

    /** A folder on the disk of the archive, for files that are being fetched. */
    public Path temporary() throws IOException {
        return Files.createDirectories(temporary(state));
    }

    static Path temporary(StateFolder state) {
        return state.file(TEMPORARY);
    }

    /** A folder on the same disk for the beginnings of large files whose connection broke. It need not exist. */
    public Path beginnings() {
        return state.file(BEGINNINGS);
    }

    /** Deletes the beginnings of large files that no run has continued lately. */
    public void removeOldBeginnings(Instant now) throws IOException {
        if (!Files.isDirectory(beginnings())) {
            return;
        }
        try (Stream<Path> begun = Files.list(beginnings())) {
            for (Path file : (Iterable<Path>) begun::iterator) {
                if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(now.minus(KEPT))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Moves a fetched file to its path. Returns whether that changed anything. */
    public boolean moveIn(Path fetched, String path) throws IOException {
        return files.moveIn(fetched, path);
    }

    /**
     * The other upload whose file stands at that path. Some disks do not distinguish upper from lower case, or one Unicode
     * form from another, so that one upload would overwrite the other.
     */
    public Optional<String> twin(String path) throws IOException {
        if (index.holds(path) || !Files.exists(folder.file(path))) {
            return Optional.empty();
        }
        for (String other : index.paths(ArchivePaths.UPLOADS)) {
            boolean alike = SafeName.folded(other).equals(SafeName.folded(path));
            if (alike && Files.exists(folder.file(other)) && Files.isSameFile(folder.file(path), folder.file(other))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /**
     * The bytes of an upload that the archive holds.
     *
     * @throws io.github.emlogstatic.files.DamagedException if they are not those of the index
     * @throws io.github.emlogstatic.files.StrayPathException if the file is a symbolic link or a named pipe
     */
    public byte[] bytes(String path) throws IOException {
        return files.bytes(path);
    }

    /** The first bytes of an upload that the archive holds, as many as there are. Does not look whether they are right. */
    public byte[] start(String path, int bytes) throws IOException {
        return files.start(path, bytes);
    }

    /**
     * Copies an upload that the archive holds, reading it once.
     *
     * @return the {@link io.github.emlogstatic.files.Checksum} of its bytes
     * @throws io.github.emlogstatic.files.DamagedException if the bytes are not those of the index; the target is unchanged
     * @throws io.github.emlogstatic.files.StrayPathException if the file is a symbolic link or a named pipe
     */
    public String copyTo(String path, Path target) throws IOException {
        return files.copyTo(target, path);
    }
}
