package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/**
 * The list of all files of an archive, with their hashes. It consists of two files, so that the public one reveals nothing
 * of {@code private/}.
 *
 * <p>Two more files are in {@code state/}: {@link IndexState} and {@link PrivateList}. Safe for several threads.
 */
public final class Index {

    /** The index of the public files. */
    public static final String PUBLIC_FILE = "index.jsonl";

    /** The index of the files in {@code private/}. */
    public static final String PRIVATE_FILE = ArchivePaths.PRIVATE + PUBLIC_FILE;

    public static final List<String> FILES = List.of(PUBLIC_FILE, PRIVATE_FILE);

    /** What to do about a lost or damaged index. */
    public static final String REMEDY =
            "take it from a backup or from git, or let build --full make it again (with --offline, of the files alone)";

    private final Map<String, IndexFile> files;
    private final IndexState state;
    private final PrivateList privateList;
    private final boolean fromLastRun;
    private boolean isPrivateListRight;

    /** Entries of the private list that the private index has lost, by path. */
    private final Map<String, IndexEntry> lost;

    private volatile Map<String, Integer> counts;

    private Index(IndexState state, PrivateList privateList, IndexFile publicFile, IndexFile privateFile)
            throws IOException {
        boolean same = state.wrote(PUBLIC_FILE, publicFile.checksum());
        boolean samePrivate = state.wrote(PRIVATE_FILE, privateFile.checksum());
        this.state = state;
        this.privateList = privateList;
        this.files = Map.of(PUBLIC_FILE, publicFile, PRIVATE_FILE, privateFile);
        this.isPrivateListRight = samePrivate && privateList.isUsable();
        this.lost = new ConcurrentSkipListMap<>(samePrivate ? Map.of() : onlyInList(privateList, privateFile));
        this.fromLastRun = same || state.isForeign();
        this.counts = same ? state.counts() : Map.of();
    }

    /** Loads the entries that can be read: see {@link #requireIntact}. */
    public static Index load(Path root) throws IOException {
        IndexState state = IndexState.load(root);
        return new Index(
                state,
                new PrivateList(root),
                IndexFile.load(root.resolve(PUBLIC_FILE), state.checksum(PUBLIC_FILE), false),
                IndexFile.load(root.resolve(PRIVATE_FILE), state.checksum(PRIVATE_FILE), true));
    }

    private static Map<String, IndexEntry> onlyInList(PrivateList list, IndexFile file) throws IOException {
        Map<String, IndexEntry> listed = list.entries();
        listed.keySet().removeIf(file::holds);
        return listed;
    }

    /** Whether the index is as the last run here wrote it. True if no run here has written it. */
    public boolean isFromLastRun() {
        return fromLastRun;
    }

    /** A problem for each line that is no entry. */
    public List<Problem> damagedLines() {
        List<Problem> damaged = new ArrayList<>();
        for (String name : FILES) {
            for (int line : file(name).damagedLines()) {
                damaged.add(new Problem("the index is damaged", name, "line " + line + " is no entry; " + REMEDY));
            }
        }
        return damaged;
    }

    /** The numbers of the lines of one of the index files that are no entries. */
    public List<Integer> damagedLines(String name) {
        return file(name).damagedLines();
    }

    /** Whether one of the index files has lines that are no entries. */
    public boolean isDamaged(String name) {
        return !file(name).damagedLines().isEmpty();
    }

    /** Whether one of the index files does not exist, or has several lines for one path. */
    public boolean isDoubtful(String name) {
        return file(name).isMissing() || !file(name).repeated().isEmpty();
    }

    /** Fails if a line is no entry: what the line was about would be missing from the archive. */
    public void requireIntact(Path root) throws DamagedException {
        for (String name : FILES) {
            for (int line : file(name).damagedLines()) {
                throw new DamagedException(root.resolve(name) + ", line " + line + ", is damaged; " + REMEDY);
            }
        }
    }

    /** Removes the entries of paths that have several lines, as a merge leaves them: nothing tells which is right. */
    public void removeRepeated() {
        files.values().forEach(IndexFile::removeRepeated);
        counts = Map.of();
    }

    /** The files in {@code private/} that only the list in {@code state/} knows. */
    public Set<String> lost() {
        return Set.copyOf(lost.keySet());
    }

    /** Enters the lost files into the index again, as damaged: their hashes are lost. Returns their number. */
    public int putBackLost() {
        List<IndexEntry> entries = List.copyOf(lost.values());
        entries.forEach(this::put);
        return entries.size();
    }

    /** The files in {@code private/} of which the index has no hash. */
    public Set<String> withoutHash() {
        Set<String> paths = new TreeSet<>();
        file(PRIVATE_FILE).checks("", check -> {
            if (check.bytes() == 0) {
                paths.add(check.path());
            }
        });
        return paths;
    }

    private IndexFile file(String name) {
        IndexFile file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file;
    }

    private IndexFile fileOf(String path) {
        return file(path.startsWith(ArchivePaths.PRIVATE) ? PRIVATE_FILE : PUBLIC_FILE);
    }

    /** Whether the file is listed, which does not mean that it is on the disk. */
    public boolean holds(String path) {
        return fileOf(path).holds(path);
    }

    public Optional<IndexEntry> get(String path) {
        return fileOf(path).get(path);
    }

    /** The SHA-256 of the file as it was written, in lower-case hexadecimal; empty if it is not listed. */
    public Optional<String> hash(String path) {
        return fileOf(path).hash(path);
    }

    /** The bytes of the file as they were written; empty if it is not listed. */
    public Optional<FileBytes> bytes(String path) {
        return fileOf(path).bytes(path);
    }

    /** When the file last changed; empty if it is not listed. */
    public Optional<Instant> lastChanged(String path) {
        return fileOf(path).lastChanged(path);
    }

    /** Adds or replaces an entry. {@link #save} writes it. */
    public void put(IndexEntry entry) {
        counts = Map.of();
        lost.remove(entry.path());
        fileOf(entry.path()).put(entry);
    }

    /** Removes an entry, if there is one. {@link #save} writes that. */
    public void remove(String path) {
        counts = Map.of();
        lost.remove(path);
        fileOf(path).remove(path);
    }

    /** All entries, by path. */
    public NavigableMap<String, IndexEntry> all() {
        NavigableMap<String, IndexEntry> all = file(PUBLIC_FILE).under("");
        all.putAll(file(PRIVATE_FILE).under(""));
        return all;
    }

    /**
     * What a check of every file needs.
     *
     * @param since the time of the last check, in the form of the index; empty if there was none
     */
    public List<FileCheck> checks(String since) {
        List<FileCheck> all = new ArrayList<>();
        FILES.forEach(name -> file(name).checks(since, all::add));
        return all;
    }

    /** The entries in a folder, which is named with its final slash. */
    public NavigableMap<String, IndexEntry> under(String folder) {
        return fileOf(folder).under(folder);
    }

    /** The paths in a folder, which is named with its final slash. */
    public NavigableSet<String> paths(String folder) {
        return fileOf(folder).paths(folder);
    }

    /** The ids in the file names of a folder. */
    public NavigableSet<Integer> ids(String folder) {
        NavigableSet<Integer> ids = new TreeSet<>();
        fileOf(folder).eachPath(folder, path -> ids.add(id(folder, path)));
        return ids;
    }

    /** The hashes of the files in a folder, by the ids in their names. One pass costs less than a search for each. */
    public NavigableMap<Integer, String> hashes(String folder) {
        NavigableMap<Integer, String> hashes = new TreeMap<>();
        fileOf(folder).hashes(folder, (path, hash) -> hashes.put(id(folder, path), hash));
        return hashes;
    }

    /** When the files in a folder last changed, by the ids in their names. */
    public Map<Integer, Instant> changes(String folder) {
        Map<Integer, Instant> changes = new HashMap<>();
        changes(folder, (path, changed) -> changes.put(id(folder, path), changed));
        return changes;
    }

    /** Calls back for the path of each file in a folder, and for the time of its last change. */
    public void changes(String folder, BiConsumer<String, Instant> each) {
        fileOf(folder).changes(folder, each);
    }

    private static int id(String folder, String path) {
        return Integer.parseInt(path, folder.length(), path.length() - ".json".length(), 10);
    }

    /** The number of files in a folder. */
    public int count(String folder) {
        Integer known = counts.get(folder);
        return known != null ? known : fileOf(folder).count(folder);
    }

    /** The checksum of the public index, which changes with every public file. */
    public String fingerprint() {
        return file(PUBLIC_FILE).checksum();
    }

    /** Whether a file in {@code state/} is the list of private files. */
    public static boolean isPrivateList(Path file) {
        return file.endsWith(PrivateList.NAME);
    }

    /** Whether an older version has written the archive, without the list of private files or with their hashes. */
    public boolean lacksPrivateList() throws IOException {
        return file(PRIVATE_FILE).count("") > 0 && !privateList.isUsable();
    }

    /**
     * Notes the checksums of files that no run here has written, so that the next run need not parse each line. They do
     * not say that a run has written the files.
     */
    public void noteForeign() throws IOException {
        boolean canonical = files.values().stream().noneMatch(IndexFile::isChanged);
        if (state.isForeign() && canonical && !file(PUBLIC_FILE).isMissing()) {
            state.write(this::checksum);
        }
    }

    private String checksum(String name) {
        return file(name).checksum();
    }

    /** Writes the files that have changed. The list comes first: the next run looks for what only the list knows. */
    public void save() throws IOException {
        if (!isPrivateListRight || file(PRIVATE_FILE).isChanged()) {
            privateList.write(file(PRIVATE_FILE).under("").values());
            isPrivateListRight = true;
        }
        for (String name : FILES) {
            file(name).save();
        }
        state.write(this::checksum, this::count);
    }
}
