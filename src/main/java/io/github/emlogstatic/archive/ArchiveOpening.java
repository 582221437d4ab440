package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.Damage;
import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * The steps that make an archive ready to use: lock it, tidy up after a killed run, repair the index, look for damage. For
 * one thread.
 */
final class ArchiveOpening {

    /** How far the files have been read again, and which were found damaged. */
    static final String SCRUB = "read-again.tsv";

    private static final Pattern BLOG_NAMED = Pattern.compile("\"path\"\\s*:\\s*\"blog\\.json\"");

    /** What to do about a lost or damaged index. */
    enum Repair {
        /** Fail. */
        NONE,
        /** Repair it if the damage shows without reading all files. */
        IF_NEEDED,
        /** Repair it if it is incomplete in any way, and read all files. */
        FULL,
        /** Do as for {@link #FULL}, in a run that does not ask the blog for what is damaged. */
        FULL_OFFLINE;

        boolean isFull() {
            return this == FULL || this == FULL_OFFLINE;
        }
    }

    final Path root;
    final Folder folder;
    final Index index;
    final StateFolder state;
    final ArchiveFiles files;
    final @Nullable DirectoryLock lock;
    final List<Problem> problems = new ArrayList<>();

    @Nullable
    Scrub scrub;

    boolean recovered;

    private ArchiveOpening(Path root, Clock clock, @Nullable DirectoryLock lock) throws IOException {
        this.root = root;
        this.folder = new Folder(root);
        this.state = new StateFolder(root);
        this.index = Index.load(root);
        this.files = new ArchiveFiles(folder, index, clock, lock == null);
        this.lock = lock;
    }

    static Archive open(Path root, Clock clock, Repair repair) throws IOException {
        Files.createDirectories(root);
        refuseStrayFiles(root);
        DirectoryLock lock = ArchiveLock.of(root);
        try {
            tidyUp(new StateFolder(root));
            ArchiveOpening opening = new ArchiveOpening(root, clock, lock);
            opening.prepareOrClose(clock, repair);
            return new Archive(opening);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void prepareOrClose(Clock clock, Repair repair) throws IOException {
        try {
            prepare(clock, repair);
        } catch (IOException | RuntimeException e) {
            files.changes().close();
            throw e;
        }
    }

    /** Changes nothing on disk. What a killed run has written is in the index in memory. */
    static Archive readOnly(Path root) throws IOException {
        refuseStrayFiles(root);
        ArchiveOpening opening = new ArchiveOpening(root, Clock.systemUTC(), null);
        opening.recovered = opening.files.changes().recover();
        return new Archive(opening);
    }

    /** Refuses links and named pipes among the files that are read and written without {@link Folder}. */
    private static void refuseStrayFiles(Path root) throws IOException {
        Folder folder = new Folder(root);
        folder.file(ArchivePaths.BLOG);
        for (String name : Index.FILES) {
            folder.file(name);
        }
        Path state = folder.file(StateFolder.NAME.replace("/", ""));
        if (Files.isDirectory(state)) {
            try (Stream<Path> notes = Files.list(state)) {
                for (Path note : (Iterable<Path>) notes::iterator) {
                    folder.file(StateFolder.NAME + note.getFileName());
                }
            }
        }
    }

    /** Comes first, so that leftovers of an earlier run are not taken for files of this one. */
    private static void tidyUp(StateFolder state) throws IOException {
        remove(UploadFolder.temporary(state));
        remove(state.file("undo"));
    }

    /** Opens none of the files, unlike {@code FileUtils}: one of them may be a named pipe. */
    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    private void prepare(Clock clock, Repair repair) throws IOException {
        if (repair == Repair.NONE) {
            index.requireIntact(root);
        }
        recovered = files.changes().recover();
        if (repair == Repair.NONE) {
            requireIndex(root, index);
        } else {
            repairIndex(repair);
        }
        boolean damagedBefore = findDamage(clock, repair.isFull());
        if (repair.isFull() || recovered || damagedBefore && repair == Repair.IF_NEEDED) {
            setAsideOrphans();
        }
        if (recovered || files.changes().any() || index.lacksPrivateList()) {
            files.changes().settle(); // so that a refused run does not take the repair back
        } else {
            index.noteForeign();
        }
        writeFilesForGit();
        makeReadable();
    }

    static void requireArchive(Path directory) throws IOException {
        Archive.requireAccess(directory);
        Folder folder = new Folder(directory);
        if (!Files.isRegularFile(folder.file(ArchivePaths.BLOG)) && !namesBlog(folder.file(Index.PUBLIC_FILE))) {
            throw new FileSystemException(
                    directory.toString(), null, "not an archive (no blog.json); name its directory");
        }
    }

    /** Whether an index names {@code blog.json}. That of {@code private/} has the same file name, and does not. */
    static boolean namesBlog(Path index) {
        if (!Files.isRegularFile(index)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(index, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> BLOG_NAMED.matcher(line).find());
        } catch (IOException | UncheckedIOException e) {
            return true; // who may not read it cannot say that it is none
        }
    }

    /** Fails if the index is lost: the archive would look empty, and so would the site. */
    static void requireIndex(Path root, Index index) throws IOException {
        Optional<String> lost = IndexRepair.lost(root, index);
        if (lost.isPresent()) {
            throw new DamagedException(root.resolve(lost.get()) + " is lost or cut off; " + Index.REMEDY);
        }
    }

    static void requireBlog(Path root) throws IOException {
        Path blog = new Folder(root).file(ArchivePaths.BLOG);
        if (!Files.exists(blog)) {
            throw new DamagedException(blog + " is lost; " + Damage.REMEDY);
        }
    }

    private void repairIndex(Repair repair) throws IOException {
        Set<String> needed = IndexRepair.needed(root, index, repair.isFull());
        problems.addAll(IndexRepair.ofPrivateFiles(root, index, files));
        if (needed.isEmpty()) {
            return;
        }
        recovered = true; // what the index no longer lists must be asked for again, as after a kill
        tellRemoved();
        index.removeRepeated();
        problems.addAll(IndexRepair.run(root, files, needed, repair != Repair.FULL_OFFLINE));
    }

    /** Lines that are no entries are no longer in the index that was read. */
    private void tellRemoved() {
        for (String name : Index.FILES) {
            List<Integer> damaged = index.damagedLines(name);
            if (!damaged.isEmpty()) {
                int first = damaged.get(0);
                problems.add(new Problem(
                        "lines of the index were removed",
                        name,
                        damaged.size() + " that are no entries, the first is line " + first));
            }
        }
    }

    /**
     * After a kill or a power cut, all files are read: the journal may have lost lines.
     *
     * @return whether the last run, or {@code verify} after it, has found damage, such as a file that belongs to nothing
     */
    private boolean findDamage(Clock clock, boolean full) throws IOException {
        Scrub position = Scrub.load(state.file(SCRUB), clock.instant());
        boolean before = position.isAnyDamaged();
        files.check(position, full || recovered || !index.isFromLastRun());
        scrub = position;
        return before;
    }

    private void setAsideOrphans() throws IOException {
        for (String path : files.setAsideOrphans()) {
            problems.add(new Problem("a file that belongs to nothing was set aside", path, "it is in state/damaged"));
        }
    }

    private void writeFilesForGit() throws IOException {
        for (Map.Entry<String, String> written : ArchiveFiles.FOR_GIT.entrySet()) {
            Path file = root.resolve(written.getKey());
            if (!Files.exists(file) || Files.size(file) == 0) { // a power cut may empty it
                AtomicFile.write(file, written.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void makeReadable() throws IOException {
        List<Path> refused = files.makeReadable();
        if (!refused.isEmpty()) {
            problems.add(new Problem(
                    "cannot make files readable", refused.get(0).toString(), ReadPermissions.refusal(refused.size())));
        }
    }
}
