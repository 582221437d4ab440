package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The blog on disk, made to be kept for years.
 *
 * <p>Each file is replaced whole, and only where its bytes change. The index is written last, by {@link #commit()}; a
 * journal names the files that have changed since, so that a killed run leaves nothing that the next one cannot put
 * right. Reading and writing are safe for several threads.
 */
public final class Archive implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)?");

    static final String ARTICLES = "articles/";
    static final String PAGES = "pages/";
    static final String COMMENTS = "comments/";
    static final String LIKES = "likes/";

    /** What to do about an index. */
    static final String REMEDY =
            "take it from a backup or from git, or let build --full make it again (with --offline, of the files alone)";

    /** Marks an archive whose uploads have been looked at once: earlier versions left them readable by their owner alone. */
    private static final String READABLE = "readable";

    private static final String ROUND = "read-again.tsv";
    private static final String TEMPORARY = "tmp";
    private static final String GITIGNORE = "/private/\n/state/\n.*.tmp\n";

    private final Path root;
    private final Folder folder;
    private final Index index;
    private final ArchiveFiles files;
    private final PrivateFolder hidden;
    private final StateFolder state;
    private final @Nullable Lock lock;
    private final List<Problem> mended = new ArrayList<>();
    private boolean recovered;
    private @Nullable Scrub round;

    private Archive(Path root, Index index, Clock clock, @Nullable Lock lock) throws IOException {
        this.root = root;
        this.folder = new Folder(root);
        this.index = index;
        this.files = new ArchiveFiles(folder, index, clock, lock == null);
        this.hidden = new PrivateFolder(files, index);
        this.state = new StateFolder(root);
        this.lock = lock;
        this.recovered = files.recover();
    }

    /** Loads what reads and writes the archive's JSON, so that the first file is not the slow one. */
    public static void prepare() {
        ArchiveJson.prepare();
    }

    /** How an index is taken that has lost lines. */
    private enum Mending {
        /** It is an error. */
        NEVER,
        /** Where that is seen without reading all files. */
        WHERE_NEEDED,
        /** All files are looked at. */
        ALWAYS
    }

    /** Opens an archive for reading and writing, makes it where it is not there, and locks out other runs. */
    public static Archive open(Path directory, Clock clock) throws IOException {
        return open(directory, clock, Mending.NEVER);
    }

    /**
     * Opens an archive likewise. Lines of its index that are damaged are taken out, and those that are lost are made again
     * of the files: {@link #mended()} tells. The blog should then be asked whether the files are as they should be.
     *
     * @param full look for files that have lost their lines, even where the index seems whole
     */
    public static Archive openToMend(Path directory, Clock clock, boolean full) throws IOException {
        return open(directory, clock, full ? Mending.ALWAYS : Mending.WHERE_NEEDED);
    }

    private static Archive open(Path directory, Clock clock, Mending mending) throws IOException {
        Files.createDirectories(directory);
        checkBookkeeping(directory);
        Lock lock = Lock.on(directory);
        try {
            tidyUp(new StateFolder(directory));
            Set<String> damaged = new TreeSet<>(mending == Mending.ALWAYS ? takeOutDamaged(directory) : List.of());
            Index index = mending == Mending.WHERE_NEEDED ? loadMended(directory, damaged) : Index.load(directory);
            Archive archive = new Archive(directory, index, clock, lock);
            if (mending == Mending.WHERE_NEEDED) {
                archive.lostIndex().ifPresent(damaged::add);
            }
            if (mending == Mending.ALWAYS || !damaged.isEmpty()) {
                archive.makeAgain(damaged);
            }
            if (mending == Mending.NEVER) {
                archive.checkIsIndexed();
            }
            archive.look(clock, mending == Mending.ALWAYS);
            archive.settle(mending == Mending.ALWAYS);
            archive.writeGitignore();
            archive.makeReadable();
            return archive;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** First of all: what an earlier run has left must not be taken for what this one keeps. */
    private static void tidyUp(StateFolder state) throws IOException {
        FileUtils.deleteDirectory(state.file(TEMPORARY).toFile());
        FileUtils.deleteDirectory(state.file(Undo.NAME).toFile());
    }

    private static Index loadMended(Path directory, Set<String> damaged) throws IOException {
        try {
            return Index.load(directory);
        } catch (IOException e) {
            damaged.addAll(takeOutDamaged(directory)); // an error that is not of the lines comes again below
            return Index.load(directory);
        }
    }

    /** After a kill or a power cut all files are read, since what the journal says may be the smaller part. */
    private void look(Clock clock, boolean full) throws IOException {
        Scrub now = Scrub.load(state.file(ROUND), clock.instant());
        files.look(now, full || recovered || !isAsLeft());
        round = now;
    }

    /** What a killed run has left is put right before this run writes anything, and stays right if this run is refused. */
    private void settle(boolean full) throws IOException {
        if (full || recovered) {
            for (String path : files.setAsideOrphans()) {
                mended.add(new Problem("a file that belongs to nothing was set aside", path, "it is in state/damaged"));
            }
        }
        files.settle();
    }

    /** What is read, written and tidied up without its path being looked at each time. */
    private static void checkBookkeeping(Path directory) throws IOException {
        Folder folder = new Folder(directory);
        for (String index : Index.FILES) {
            folder.file(index);
        }
        Path state = folder.file(StateFolder.NAME.replace("/", ""));
        if (Files.isDirectory(state)) {
            try (Stream<Path> files = Files.list(state)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    folder.file(StateFolder.NAME + file.getFileName());
                }
            }
        }
    }

    private static List<String> takeOutDamaged(Path directory) throws IOException {
        List<String> damaged = new ArrayList<>();
        for (String file : Index.FILES) {
            Path index = directory.resolve(file);
            if (!Files.exists(index) || DamagedLines.takeOut(index)) {
                damaged.add(file);
            }
        }
        return damaged;
    }

    /** What the index no longer tells of has to be asked for again, as after a kill. */
    private void makeAgain(Set<String> damaged) throws IOException {
        boolean lost = lostIndex().filter(Index.FILES.get(0)::equals).isPresent();
        Collection<String> indexes = lost ? Index.FILES : damaged;
        recovered |= !indexes.isEmpty();
        mended.addAll(LostLines.makeAgain(root, files, indexes));
    }

    /** What was found to be damaged, and what became of it so far. */
    public List<Problem> mended() {
        List<Problem> all = new ArrayList<>(mended);
        files.damage().outcomes().forEach((path, outcome) -> told(path, outcome).ifPresent(all::add));
        all.removeIf(problem -> problem.where().equals("names.json")); // NamesCopy reports these
        for (String path : files.damage().now()) {
            String why = files.damage().why(path);
            all.add(new Problem(
                    "a file of the archive is damaged",
                    path,
                    (why.isEmpty() ? "" : why + "; ")
                            + "nothing gave it again in this run; take it from a backup or from git"));
        }
        return all;
    }

    private static Optional<Problem> told(String path, Damage.Outcome outcome) {
        return switch (outcome) {
            case REPLACED ->
                Optional.of(
                        new Problem("a damaged file was replaced", path, "what was left of it is in state/damaged"));
            case REMOVED ->
                Optional.of(new Problem(
                        "a damaged file was removed",
                        path,
                        "the blog no longer shows what it held; what was left of it is in state/damaged"));
            case LOST ->
                Optional.of(new Problem(
                        "a damaged file is lost",
                        path,
                        "nothing gave it again; what was left of it is in state/damaged, the whole file perhaps in a backup"
                                + " or in git"));
            case REPORTED -> Optional.empty();
        };
    }

    /**
     * Notes that a file is damaged, so that the blog is asked for it again.
     *
     * @param why what is wrong with it
     */
    public void foundDamaged(String path, String why) {
        files.damage().add(path, why);
    }

    /** Whether the file at that path is not what the index says, as far as that is known. Then it is to be fetched again. */
    public boolean isDamaged(String path) {
        return files.damage().isOf(path);
    }

    /** The paths of the files that are known to be damaged. */
    public Set<String> damaged() {
        return files.damage().now();
    }

    /** Whether an article, or what was said about it, is damaged. */
    public boolean isTextDamaged() {
        return damaged().stream().anyMatch(path -> !path.startsWith(ArchiveFiles.UPLOADS));
    }

    /** Whether the comments or the likes of an article or page are damaged. */
    public boolean isDiscussionDamaged(int id) {
        return isDamaged(json(COMMENTS, id)) || isDamaged(json(LIKES, id));
    }

    /**
     * Puts the bytes back that a damaged upload had.
     *
     * @param copy a file that may have them
     */
    public void putBack(String path, Path copy) throws IOException {
        if (files.putBack(path, copy)) {
            mended.add(new Problem("a damaged file was put back", path, "from the site, which has a copy"));
        }
    }

    /** Opens an archive for reading only, empty where it is not there; takes no lock. */
    public static Archive peek(Path directory) throws IOException {
        checkBookkeeping(directory);
        return new Archive(directory, Index.load(directory), Clock.systemUTC(), null);
    }

    /** Opens an archive that must be there, for reading only; takes no lock. */
    public static Archive read(Path directory) throws IOException {
        Archive archive = inspect(directory);
        archive.checkIsIndexed();
        return archive;
    }

    /** The same of one that may have lost its index. */
    static Archive inspect(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("blog.json"))) {
            throw new IOException(directory + " is no archive: it has no blog.json");
        }
        return peek(directory);
    }

    /** Without its index an archive looks empty, and a site made of it would be. */
    private void checkIsIndexed() throws IOException {
        Optional<String> lost = lostIndex();
        if (lost.isPresent()) {
            throw new DamagedException(root.resolve(lost.get()) + " is lost or cut off; " + REMEDY);
        }
    }

    Optional<String> lostIndex() throws IOException {
        return LostLines.lostIndex(root, index);
    }

    private void makeReadable() throws IOException {
        if (state.has(READABLE)) {
            return;
        }
        List<Path> refused = ReadPermissions.widen(folder, index.paths(ArchiveFiles.UPLOADS));
        if (!refused.isEmpty()) {
            mended.add(new Problem(
                    "cannot make files readable", refused.get(0).toString(), ReadPermissions.refusal(refused.size())));
        }
        state.writeLines(READABLE, List.of("uploads"));
    }

    private void writeGitignore() throws IOException {
        Path gitignore = root.resolve(".gitignore");
        if (!Files.exists(gitignore)) {
            AtomicFile.write(gitignore, GITIGNORE.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether nothing may be written, here or beside: somebody only looks. */
    boolean isReadOnly() {
        return lock == null;
    }

    /** Whether the last run was killed, so that what hangs on what it wrote has to be looked at again. */
    public boolean recovered() {
        return recovered;
    }

    /**
     * Whether the archive is the one that the last run has left, as far as {@code state/} tells. Another has come from a
     * backup, from git or from another machine, and holds other things than {@code state/} says.
     */
    public boolean isAsLeft() {
        return index.isAsLeft();
    }

    /** Whether anything but bookkeeping has been written since the archive was opened. */
    public boolean changed() {
        return files.changed();
    }

    /** Writes the index; from here on the run's changes count as done. */
    public void commit() throws IOException {
        files.commit();
    }

    /**
     * Takes back all that has been written since the archive was opened or last committed: every file, with its time, and
     * its line of the index are as they were. What was put right after a killed run stays, and {@code state/} stays as it
     * is.
     */
    public void rollBack() throws IOException {
        files.rollBack();
    }

    /** What is still damaged is looked at again in the next run. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            return;
        }
        try {
            if (round != null) {
                round.found(damaged());
                round.save();
            }
        } finally {
            lock.close();
        }
    }

    // ---- the blog as a whole

    public Optional<Blog> blog() throws IOException {
        Optional<Blog> blog = files.read("blog.json", ArchiveJson.of(Blog.class));
        if (blog.isPresent()) {
            check(blog.get());
        }
        return blog;
    }

    private void check(Blog blog) throws IOException {
        for (String address : Stream.concat(Stream.of(blog.address()), blog.aliases().stream())
                .toList()) {
            if (!ADDRESS.matcher(address).matches()) {
                throw ArchiveJson.damaged(file("blog.json"), "'" + address + "' is not the address of a blog");
            }
        }
        try {
            blog.zone();
        } catch (DateTimeException e) {
            throw ArchiveJson.damaged(file("blog.json"), "`timeZone` is no time zone, as in Asia/Shanghai");
        }
    }

    public void writeBlog(Blog blog) throws IOException {
        files.write("blog.json", ArchiveJson.bytes(blog));
    }

    public List<Category> categories() throws IOException {
        return files.readOr("categories.json", new TypeReference<>() {}, List.of());
    }

    public void writeCategories(List<Category> categories) throws IOException {
        files.write("categories.json", ArchiveJson.bytes(categories));
    }

    public List<Author> authors() throws IOException {
        return files.readOr("authors.json", new TypeReference<>() {}, List.of());
    }

    public void writeAuthors(List<Author> authors) throws IOException {
        files.write("authors.json", ArchiveJson.bytes(authors));
    }

    public List<Note> notes() throws IOException {
        return files.readOr("notes.json", new TypeReference<>() {}, List.of());
    }

    public void writeNotes(List<Note> notes) throws IOException {
        files.write("notes.json", ArchiveJson.bytes(notes));
    }

    /** Views by article id. */
    public Map<Integer, Integer> counters() throws IOException {
        return files.readOr("counters.json", new TypeReference<Map<String, Map<Integer, Integer>>>() {}, Map.of())
                .getOrDefault("views", Map.of());
    }

    public void writeCounters(Map<Integer, Integer> views) throws IOException {
        files.write("counters.json", ArchiveJson.bytes(Map.of("views", new TreeMap<>(views))));
    }

    /** The file of each thing, as in {@link io.github.emlogstatic.model.Site#names()}. */
    public Map<String, String> names() throws IOException {
        Map<String, String> names = readNames();
        NamesCheck.check(names);
        return names;
    }

    /** Names of an older backup, or of a file that was edited, are better than none, whatever the index says of the file. */
    private Map<String, String> readNames() throws IOException {
        Path file = folder.file("names.json");
        if (!Files.exists(file)) {
            return Map.of();
        }
        byte[] bytes = Files.readAllBytes(file); // a file that cannot be read now is no lost one
        try {
            return ArchiveJson.parse(file, bytes, ArchiveJson.of(new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            if (isReadOnly()) {
                throw e;
            }
            return Map.of(); // they are given again, and that is told
        }
    }

    public void writeNames(Map<String, String> names) throws IOException {
        files.write("names.json", ArchiveJson.bytes(new TreeMap<>(names)));
    }

    // ---- articles and pages

    public NavigableSet<Integer> articleIds() {
        return index.ids(ARTICLES);
    }

    /** How many published articles there are. */
    public int articleCount() {
        return index.count(ARTICLES);
    }

    /** Whether there is a published article of that id. */
    public boolean hasArticle(int id) {
        return holds(json(ARTICLES, id));
    }

    public NavigableSet<Integer> pageIds() {
        return index.ids(PAGES);
    }

    /** Empty also where only the file is there and the index does not know it: nothing vouches for such a file. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        Optional<ArchivedArticle> article =
                hasArticle(id) ? files.read(json(ARTICLES, id), ArchiveJson::article) : Optional.empty();
        if (article.isPresent()) {
            checkId(json(ARTICLES, id), id, article.get().article().id());
        }
        return article;
    }

    /** The text of an article alone, for those who know the rest. */
    Optional<Body> articleBody(int id) throws IOException {
        return files.read(json(ARTICLES, id), ArchiveJson.of(Body.class));
    }

    private void checkId(String path, int named, int held) throws IOException {
        if (named != held) {
            throw ArchiveJson.damaged(file(path), "`id` is " + held);
        }
    }

    /** The hash of an article's file, as the index knows it; empty where the file is not there with its length. */
    public String articleHash(int id) {
        return index.get(json(ARTICLES, id))
                .filter(entry -> !isDamaged(entry.path()))
                .filter(entry -> root.resolve(entry.path()).toFile().length() == entry.bytes())
                .map(IndexEntry::sha256)
                .orElse("");
    }

    /** Writes an article; whether that changed anything. */
    public boolean writeArticle(ArchivedArticle article) throws IOException {
        return files.write(json(ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    /** Empty also where only the file is there, as {@link #article}. */
    public Optional<ArchivedPage> page(int id) throws IOException {
        Optional<ArchivedPage> page =
                holds(json(PAGES, id)) ? files.read(json(PAGES, id), ArchiveJson::page) : Optional.empty();
        if (page.isPresent()) {
            checkId(json(PAGES, id), id, page.get().page().id());
        }
        return page;
    }

    public boolean writePage(ArchivedPage page) throws IOException {
        return files.write(json(PAGES, page.page().id()), ArchiveJson.bytes(page));
    }

    public List<Comment> comments(int id) throws IOException {
        return files.readOr(json(COMMENTS, id), new TypeReference<>() {}, List.of());
    }

    public void writeComments(int id, List<Comment> comments) throws IOException {
        files.writeOrRemove(json(COMMENTS, id), comments);
    }

    public List<Like> likes(int id) throws IOException {
        return files.readOr(json(LIKES, id), new TypeReference<>() {}, List.of());
    }

    public void writeLikes(int id, List<Like> likes) throws IOException {
        files.writeOrRemove(json(LIKES, id), likes);
    }

    /** {@code private/}: what the public may no longer or not yet read. */
    public PrivateFolder hidden() {
        return hidden;
    }

    /** {@code state/}: what earlier runs have noted. */
    public StateFolder state() {
        return state;
    }

    // ---- uploads

    /** A folder on the archive's own disk, for files that are still being fetched. */
    public Path temporary() throws IOException {
        return Files.createDirectories(state.file(TEMPORARY));
    }

    /** Moves a fetched file to its place; whether that changed anything. */
    public boolean adopt(Path fetched, String path) throws IOException {
        return files.adopt(fetched, path);
    }

    /** The upload at that path, if the archive holds it. */
    public Optional<Media> media(String path) {
        return path.startsWith(ArchiveFiles.UPLOADS) ? index.get(path).map(Archive::media) : Optional.empty();
    }

    /** How many uploads the archive holds. */
    public int mediaCount() {
        return index.count(ArchiveFiles.UPLOADS);
    }

    /**
     * The other upload whose file stands at that path: on a disk that does not tell upper from lower case, or one Unicode
     * form from another, one would overwrite the other.
     */
    public Optional<String> twin(String path) throws IOException {
        if (holds(path) || !Files.exists(file(path))) {
            return Optional.empty();
        }
        for (String other : index.under(ArchiveFiles.UPLOADS).keySet()) {
            boolean alike = SafeName.folded(other).equals(SafeName.folded(path));
            if (alike && Files.exists(file(other)) && Files.isSameFile(file(path), file(other))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** What the index knows of every upload. */
    public Collection<IndexEntry> uploads() {
        return index.under(ArchiveFiles.UPLOADS).values();
    }

    /** Every upload that the archive holds, by path. */
    public List<Media> media() {
        return index.under(ArchiveFiles.UPLOADS).values().stream()
                .map(Archive::media)
                .toList();
    }

    private static Media media(IndexEntry entry) {
        return new Media(entry.path(), entry.sha256(), entry.bytes(), entry.width(), entry.height());
    }

    /**
     * Goes on without the damaged files that no later run gets from the blog. What is left of them is kept under {@code
     * state/damaged/}, and {@link #mended()} tells. Damaged texts that are public stay in the index: the next run asks
     * for them again.
     */
    public void setAsideLost() throws IOException {
        files.setAsideLost();
    }

    /** Files that are not in the index. */
    Set<String> unknown() throws IOException {
        return files.unknown();
    }

    /** Comments and likes whose article or page is not there. */
    Set<String> ofNobody() {
        return files.ofNobody();
    }

    /** Fails where the index lists a file that is not there, or that is damaged. */
    void mustBeWhole(String path) throws IOException {
        files.mustBeWhole(path);
    }

    /**
     * The bytes of an upload that the archive holds.
     *
     * @throws DamagedException where the file is not what the index says
     * @throws io.github.emlogstatic.files.StrayPathException where it is a symbolic link
     */
    public byte[] upload(String path) throws IOException {
        return files.bytes(path);
    }

    /**
     * Copies an upload that the archive holds, reading it once.
     *
     * @return the {@link io.github.emlogstatic.files.Checksum} of its bytes
     * @throws DamagedException where the file is not what the index says; the target stays as it was
     * @throws io.github.emlogstatic.files.StrayPathException where it is a symbolic link
     */
    public String copyUpload(String path, Path target) throws IOException {
        return files.copyTo(target, path);
    }

    // ---- files

    /** The files of the archive, by path, {@code state/} left out. */
    public NavigableMap<String, IndexEntry> index() {
        return index.all();
    }

    /** Of all that the site is made of: as long as it stays the same, so does the site. */
    public String fingerprint() {
        return index.fingerprint();
    }

    /** Whether the archive has a file at that path. */
    public boolean holds(String path) {
        return index.holds(path);
    }

    /** When the file at that path last changed; the epoch where the archive has none. */
    public Instant lastChanged(String path) {
        return index.get(path).map(IndexEntry::lastChanged).orElse(Instant.EPOCH);
    }

    Optional<Instant> changed(String path) {
        return index.get(path).map(IndexEntry::lastChanged);
    }

    /** The hash of the file at that path, as the index knows it; empty where it has none. */
    public String hash(String path) {
        return index.hash(path).orElse("");
    }

    /** The archive's directory. */
    public Path directory() {
        return root;
    }

    /**
     * The file at that path of the archive, which need not exist.
     *
     * @throws io.github.emlogstatic.files.StrayPathException where a symbolic link or the path itself leads elsewhere
     */
    public Path file(String path) throws IOException {
        return folder.file(path);
    }

    static String json(String folder, int id) {
        return folder + id + ".json";
    }
}
