package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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

    private static final String ARTICLES = "articles/";
    private static final String PAGES = "pages/";
    private static final String COMMENTS = "comments/";
    private static final String LIKES = "likes/";
    private static final String SEALED = "sealed/";
    private static final String KEY = Index.PRIVATE + "key";
    private static final String STATE = "state/";
    private static final String UPLOADS = "content/";
    private static final String GITIGNORE = "/private/\n/state/\n.*.tmp\n";

    private final Path root;
    private final Index index;
    private final Clock clock;
    private final Journal journal;
    private final @Nullable Lock lock;
    private final boolean recovered;
    private volatile boolean changed;

    private Archive(Path root, Index index, Clock clock, @Nullable Lock lock) throws IOException {
        this.root = root;
        this.index = index;
        this.clock = clock;
        this.lock = lock;
        this.journal = new Journal(root.resolve(STATE + "journal"));
        this.recovered = recover(journal.unfinished());
    }

    /** Loads what reads and writes the archive's JSON, so that the first file is not the slow one. */
    public static void prepare() {
        ArchiveJson.prepare();
    }

    /** Opens an archive for reading and writing, makes it where it is not there, and locks out other runs. */
    public static Archive open(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        Lock lock = Lock.on(directory, directory.resolve(STATE + "lock"));
        try {
            Archive archive = new Archive(directory, Index.load(directory), clock, lock);
            archive.writeGitignore();
            FileUtils.deleteDirectory(directory.resolve(STATE + "tmp").toFile());
            return archive;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens an archive for reading only, empty where it is not there; takes no lock. */
    public static Archive peek(Path directory) throws IOException {
        return new Archive(directory, Index.load(directory), Clock.systemUTC(), null);
    }

    /** Opens an archive that must be there, for reading only; takes no lock. */
    public static Archive read(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("blog.json"))) {
            throw new IOException(directory + " is no archive: it has no blog.json");
        }
        return new Archive(directory, Index.load(directory), Clock.systemUTC(), null);
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

    /** Brings the index up to date with what a killed run has written. */
    private boolean recover(Set<String> unfinished) throws IOException {
        for (String path : unfinished) {
            if (!isReadOnly()) {
                Files.deleteIfExists(AtomicFile.temporary(root.resolve(path)));
            }
            if (Files.isRegularFile(root.resolve(path))) {
                index.put(entry(path, Hash.of(root.resolve(path))));
            } else {
                index.remove(path);
            }
        }
        return !unfinished.isEmpty();
    }

    /** Whether the last run was killed, so that what hangs on what it wrote has to be looked at again. */
    public boolean recovered() {
        return recovered;
    }

    /** Whether anything but bookkeeping has been written since the archive was opened. */
    public boolean changed() {
        return changed;
    }

    /** Writes the index; from here on the run's changes count as done. */
    public void commit() throws IOException {
        index.save();
        journal.finish();
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    // ---- the blog as a whole

    public Optional<Blog> blog() throws IOException {
        Path file = root.resolve("blog.json");
        return Files.exists(file) ? Optional.of(ArchiveJson.read(file, Blog.class)) : Optional.empty();
    }

    public void writeBlog(Blog blog) throws IOException {
        write("blog.json", ArchiveJson.bytes(blog));
    }

    public List<Category> categories() throws IOException {
        return readOr("categories.json", new TypeReference<>() {}, List.of());
    }

    public void writeCategories(List<Category> categories) throws IOException {
        write("categories.json", ArchiveJson.bytes(categories));
    }

    public List<Author> authors() throws IOException {
        return readOr("authors.json", new TypeReference<>() {}, List.of());
    }

    public void writeAuthors(List<Author> authors) throws IOException {
        write("authors.json", ArchiveJson.bytes(authors));
    }

    public List<Note> notes() throws IOException {
        return readOr("notes.json", new TypeReference<>() {}, List.of());
    }

    public void writeNotes(List<Note> notes) throws IOException {
        write("notes.json", ArchiveJson.bytes(notes));
    }

    /** Views by article id. */
    public Map<Integer, Integer> counters() throws IOException {
        return readOr("counters.json", new TypeReference<Map<String, Map<Integer, Integer>>>() {}, Map.of())
                .getOrDefault("views", Map.of());
    }

    public void writeCounters(Map<Integer, Integer> views) throws IOException {
        write("counters.json", ArchiveJson.bytes(Map.of("views", new TreeMap<>(views))));
    }

    /** The file of each thing, as in {@link io.github.emlogstatic.model.Site#names()}. */
    public Map<String, String> names() throws IOException {
        return readOr("names.json", new TypeReference<>() {}, Map.of());
    }

    public void writeNames(Map<String, String> names) throws IOException {
        write("names.json", ArchiveJson.bytes(new TreeMap<>(names)));
    }

    // ---- articles and pages

    public NavigableSet<Integer> articleIds() {
        return ids(ARTICLES);
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
        return ids(PAGES);
    }

    private NavigableSet<Integer> ids(String folder) {
        NavigableSet<Integer> ids = new TreeSet<>();
        for (String path : index.paths(folder)) {
            ids.add(Integer.valueOf(path.substring(folder.length(), path.length() - ".json".length())));
        }
        return ids;
    }

    public Optional<ArchivedArticle> article(int id) throws IOException {
        Path file = root.resolve(json(ARTICLES, id));
        return Files.exists(file) ? Optional.of(ArchiveJson.readArticle(file)) : Optional.empty();
    }

    /** Writes an article; whether that changed anything. */
    public boolean writeArticle(ArchivedArticle article) throws IOException {
        return write(json(ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    public Optional<ArchivedPage> page(int id) throws IOException {
        Path file = root.resolve(json(PAGES, id));
        return Files.exists(file) ? Optional.of(ArchiveJson.readPage(file)) : Optional.empty();
    }

    public boolean writePage(ArchivedPage page) throws IOException {
        return write(json(PAGES, page.page().id()), ArchiveJson.bytes(page));
    }

    public List<Comment> comments(int id) throws IOException {
        return readOr(json(COMMENTS, id), new TypeReference<>() {}, List.of());
    }

    public boolean writeComments(int id, List<Comment> comments) throws IOException {
        return writeOrRemove(json(COMMENTS, id), comments);
    }

    public List<Like> likes(int id) throws IOException {
        return readOr(json(LIKES, id), new TypeReference<>() {}, List.of());
    }

    public boolean writeLikes(int id, List<Like> likes) throws IOException {
        return writeOrRemove(json(LIKES, id), likes);
    }

    private boolean writeOrRemove(String path, List<?> list) throws IOException {
        return list.isEmpty() ? remove(path) : write(path, ArchiveJson.bytes(list));
    }

    // ---- what the public may not read

    /** An article that is protected or withdrawn, as it was last known. */
    public Optional<ArchivedArticle> privateArticle(int id) throws IOException {
        Path file = root.resolve(Index.PRIVATE + json(ARTICLES, id));
        return Files.exists(file) ? Optional.of(ArchiveJson.readArticle(file)) : Optional.empty();
    }

    public boolean writePrivateArticle(ArchivedArticle article) throws IOException {
        return write(Index.PRIVATE + json(ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    /** The ids of articles of which {@code private/} holds something. */
    public NavigableSet<Integer> privateArticleIds() {
        return ids(Index.PRIVATE + ARTICLES);
    }

    /** The public form of a protected article, as it was last made. */
    public Optional<SealedArticle> sealedArticle(int id) throws IOException {
        Path file = root.resolve(Index.PRIVATE + json(SEALED, id));
        return Files.exists(file) ? Optional.of(ArchiveJson.read(file, SealedArticle.class)) : Optional.empty();
    }

    public boolean writeSealedArticle(int id, SealedArticle article) throws IOException {
        return write(Index.PRIVATE + json(SEALED, id), ArchiveJson.bytes(article));
    }

    /** The key of the keyed hashes that stand for private texts outside {@code private/}. */
    public Optional<byte[]> privateKey() throws IOException {
        Path file = root.resolve(KEY);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    public void writePrivateKey(byte[] key) throws IOException {
        write(KEY, key);
    }

    /** Moves an article with its comments and likes out of the public's sight, and puts up a tombstone. */
    public void withdraw(Withdrawal withdrawal) throws IOException {
        int id = withdrawal.id();
        write(Index.PRIVATE + json("withdrawn/", id), ArchiveJson.bytes(withdrawal));
        for (String folder : List.of(ARTICLES, COMMENTS, LIKES)) {
            hide(json(folder, id));
        }
    }

    /** Moves a page likewise. */
    public void withdrawPage(Withdrawal withdrawal) throws IOException {
        write(Index.PRIVATE + json("withdrawn/", withdrawal.id()), ArchiveJson.bytes(withdrawal));
        hide(json(PAGES, withdrawal.id()));
        hide(json(COMMENTS, withdrawal.id()));
    }

    /** Moves what belongs to an article's text, but not the article itself, out of the public's sight. */
    public void hideDiscussion(int id) throws IOException {
        hide(json(COMMENTS, id));
        hide(json(LIKES, id));
    }

    private void hide(String path) throws IOException {
        Path file = root.resolve(path);
        if (Files.exists(file)) {
            write(Index.PRIVATE + path, Files.readAllBytes(file));
            remove(path);
        }
    }

    public Optional<Withdrawal> withdrawal(int id) throws IOException {
        Path file = root.resolve(Index.PRIVATE + json("withdrawn/", id));
        return Files.exists(file) ? Optional.of(ArchiveJson.read(file, Withdrawal.class)) : Optional.empty();
    }

    /** Takes back a tombstone: the article is there again. */
    public void restore(int id) throws IOException {
        for (String folder : List.of("withdrawn/", ARTICLES, SEALED, PAGES, COMMENTS, LIKES)) {
            remove(Index.PRIVATE + json(folder, id));
        }
    }

    // ---- uploads

    /** A folder on the archive's own disk, for files that are still being fetched. */
    public Path temporary() throws IOException {
        return Files.createDirectories(root.resolve(STATE + "tmp"));
    }

    /** Moves a fetched file to its place; whether that changed anything. */
    public boolean adopt(Path fetched, String path) throws IOException {
        String hash = Hash.of(fetched);
        if (index.get(path).filter(known -> known.sha256().equals(hash)).isPresent()
                && Files.exists(root.resolve(path))) {
            Files.delete(fetched);
            return false;
        }
        journal.announce(path);
        changed = true;
        AtomicFile.move(fetched, root.resolve(path));
        index.put(entry(path, hash));
        return true;
    }

    /** The upload at that path, if the archive holds it. */
    public Optional<Media> media(String path) {
        return path.startsWith(UPLOADS) ? index.get(path).map(Archive::media) : Optional.empty();
    }

    /** How many uploads the archive holds. */
    public int mediaCount() {
        return index.count(UPLOADS);
    }

    /** Every upload that the archive holds, by path. */
    public List<Media> media() {
        return index.under(UPLOADS).values().stream().map(Archive::media).toList();
    }

    private static Media media(IndexEntry entry) {
        return new Media(entry.path(), entry.sha256(), entry.bytes(), entry.width(), entry.height());
    }

    /**
     * Sets aside, under {@code state/damaged/}, each file that is not what the index says, so that it is fetched again
     * as if it had never been there.
     *
     * @return the paths that were damaged or missing
     */
    public List<String> setAsideDamaged() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (IndexEntry entry : index.all().values()) {
            Path file = root.resolve(entry.path());
            boolean there = Files.isRegularFile(file);
            if (there && Files.size(file) == entry.bytes() && Hash.of(file).equals(entry.sha256())) {
                continue;
            }
            damaged.add(entry.path());
            if (there) {
                AtomicFile.move(file, root.resolve(STATE + "damaged").resolve(entry.path()));
            }
            remove(entry.path());
        }
        return damaged;
    }

    // ---- bookkeeping

    /** What an earlier run has noted under that name in {@code state/}; empty where it is not there or unreadable. */
    public <T> Optional<T> state(String name, Class<T> type) {
        Path file = root.resolve(STATE + name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArchiveJson.read(file, type));
        } catch (IOException e) {
            // The state only saves requests: without it the run asks again for what it would have known.
            return Optional.empty();
        }
    }

    /** Whether an earlier run has noted anything under that name in {@code state/}. */
    public boolean hasState(String name) {
        return Files.exists(root.resolve(STATE + name));
    }

    /** The first lines of those that an earlier run has noted under that name, as long as they are such. */
    public List<String> stateLines(String name, Predicate<String> such) throws IOException {
        if (!hasState(name)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(root.resolve(STATE + name))) {
            return lines.takeWhile(such).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The lines that an earlier run has noted under that name in {@code state/}; none where it is not there. */
    public List<String> stateLines(String name) throws IOException {
        Path file = root.resolve(STATE + name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    public void writeStateLines(String name, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        AtomicFile.writeIfChanged(root.resolve(STATE + name), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void writeState(String name, Object value) throws IOException {
        AtomicFile.writeIfChanged(root.resolve(STATE + name), ArchiveJson.bytes(value));
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
        return index.get(path).isPresent();
    }

    /** When the file at that path last changed; the epoch where the archive has none. */
    public Instant lastChanged(String path) {
        return index.get(path).map(IndexEntry::lastChanged).orElse(Instant.EPOCH);
    }

    Optional<Instant> changed(String path) {
        return index.get(path).map(IndexEntry::lastChanged);
    }

    /** The hash of the file at that path, as the index knows it; empty where it has none. */
    String hash(String path) {
        return index.get(path).map(IndexEntry::sha256).orElse("");
    }

    /** The file at that path of the archive, which need not exist; never outside the archive. */
    public Path file(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root.normalize())) {
            throw new IllegalArgumentException(path + " leads out of the archive");
        }
        return file;
    }

    private boolean write(String path, byte[] bytes) throws IOException {
        String hash = Hash.of(bytes);
        if (index.get(path).filter(known -> known.sha256().equals(hash)).isPresent()
                && Files.exists(root.resolve(path))) {
            return false;
        }
        journal.announce(path);
        changed = true;
        AtomicFile.write(root.resolve(path), bytes);
        index.put(entry(path, hash));
        return true;
    }

    private boolean remove(String path) throws IOException {
        if (index.get(path).isEmpty() && !Files.exists(root.resolve(path))) {
            return false;
        }
        journal.announce(path);
        changed = true;
        Files.deleteIfExists(root.resolve(path));
        index.remove(path);
        return true;
    }

    private IndexEntry entry(String path, String hash) throws IOException {
        Optional<IndexEntry> known = index.get(path);
        if (known.filter(entry -> entry.sha256().equals(hash)).isPresent()) {
            return known.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file = root.resolve(path);
        ImageSize size = path.startsWith(UPLOADS) ? ImageSize.of(file) : ImageSize.UNKNOWN;
        return new IndexEntry(
                path,
                hash,
                Files.size(file),
                size.width(),
                size.height(),
                known.map(IndexEntry::firstSeen).orElse(now),
                now);
    }

    private static String json(String folder, int id) {
        return folder + id + ".json";
    }

    private <T> T readOr(String path, TypeReference<T> type, T otherwise) throws IOException {
        Path file = root.resolve(path);
        return Files.exists(file) ? ArchiveJson.read(file, type) : otherwise;
    }
}
