package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.FileBytes;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArticleJson;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.archive.store.RunChanges;
import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The blog on disk, made to be kept for years.
 *
 * <p>A file is replaced whole, and only if its bytes change. {@link #commit()} writes the index last. A run that is killed
 * before that leaves a journal, from which the next run completes the index. Safe for several threads.
 */
public final class Archive implements AutoCloseable {

    private final Path root;
    private final File directory;
    private final Folder folder;
    private final Index index;
    private final ArchiveFiles files;
    private final PrivateFolder privateFolder;
    private final DraftFolder drafts;
    private final UploadFolder uploads;
    private final ArchiveDamage damage;
    private final StateFolder state;
    private final @Nullable DirectoryLock lock;
    private final @Nullable Scrub scrub;
    private final boolean recovered;

    /** @param opened the parts of the archive, ready to use */
    Archive(ArchiveOpening opened) {
        this.root = opened.root;
        this.directory = root.toFile();
        this.folder = opened.folder;
        this.index = opened.index;
        this.files = opened.files;
        this.state = opened.state;
        this.lock = opened.lock;
        this.scrub = opened.scrub;
        this.recovered = opened.recovered;
        this.privateFolder = new PrivateFolder(files, index);
        this.drafts = new DraftFolder(files, index);
        this.uploads = new UploadFolder(folder, files, index, state);
        this.damage = new ArchiveDamage(root, index, files, privateFolder, opened.problems);
    }

    /** Loads and prepares Jackson for the files that a crawl reads, so that the first of them is not slow. */
    public static void prepare() {
        ArchiveJson.prepare(Blog.class, Article.class, Body.class);
    }

    /**
     * Opens an archive for reading and writing, and locks out other runs. Creates it if it does not exist.
     *
     * @throws DamagedException if the index is lost or damaged
     * @throws LockedException if another run has the lock
     */
    public static Archive open(Path directory, Clock clock) throws IOException {
        return ArchiveOpening.open(directory, clock, ArchiveOpening.Repair.NONE);
    }

    /**
     * Opens an archive for reading and writing, and repairs its index if that is lost or damaged.
     * {@link ArchiveDamage#report()} tells what was done. The caller should then ask the blog whether the files are up to date.
     *
     * @param full read all files, and look for files that the index has lost even if it seems intact
     */
    public static Archive openToMend(Path directory, Clock clock, boolean full) throws IOException {
        return ArchiveOpening.open(
                directory, clock, full ? ArchiveOpening.Repair.FULL : ArchiveOpening.Repair.IF_NEEDED);
    }

    /** Opens and repairs an archive for a run that does not ask the blog. Reads all files. */
    public static Archive openToMendOffline(Path directory, Clock clock) throws IOException {
        return ArchiveOpening.open(directory, clock, ArchiveOpening.Repair.FULL_OFFLINE);
    }

    /** Opens an archive for reading only, without a lock. It is empty if it does not exist. */
    public static Archive peek(Path directory) throws IOException {
        Archive archive = inspect(directory);
        archive.index.requireIntact(directory);
        return archive;
    }

    /** Opens an archive that must exist, for reading only, without a lock. */
    public static Archive read(Path directory) throws IOException {
        ArchiveOpening.requireArchive(directory);
        Archive archive = peek(directory);
        ArchiveOpening.requireIndex(directory, archive.index);
        ArchiveOpening.requireBlog(directory);
        return archive;
    }

    /** Opens an archive for reading only, even if its index is damaged. */
    public static Archive inspect(Path directory) throws IOException {
        return ArchiveOpening.readOnly(directory);
    }

    /**
     * Whether the directory holds an archive, perhaps one that has lost its {@code blog.json}. A link of that name counts,
     * and is refused by whoever reads it.
     */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(ArchivePaths.BLOG), LinkOption.NOFOLLOW_LINKS)
                || ArchiveOpening.namesBlog(directory.resolve(Index.PUBLIC_FILE));
    }

    /** @throws AccessDeniedException if this user may not look into the directory, and so cannot tell whether it is one */
    public static void requireAccess(Path directory) throws AccessDeniedException {
        boolean isWindows = File.separatorChar == '\\'; // where Java may be wrong about it
        if (Files.isDirectory(directory) && !Files.isExecutable(directory) && !isWindows) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    /** Writes the index. From now on, the changes of this run count as done. */
    public void commit() throws IOException {
        files.changes().commit();
    }

    /**
     * Takes back all changes since the archive was opened or last committed: every file, with its time, and its entry in
     * the index are as before. What was repaired after a killed run stays repaired, and {@code state/} stays as it is.
     */
    public void rollBack() throws IOException {
        files.changes().rollBack();
    }

    /** Releases the lock. The next run reads again the files that are still damaged. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            return;
        }
        try (RunChanges closed = files.changes()) {
            if (scrub != null) {
                scrub.found(damage.paths());
                scrub.save();
            }
        } finally {
            lock.close();
        }
    }

    /** Whether nothing may be written, neither to the archive nor to caches beside it. */
    boolean isReadOnly() {
        return lock == null;
    }

    /** Whether the last run was killed, so that what depends on its changes must be checked again. */
    public boolean recovered() {
        return recovered;
    }

    /**
     * Whether the archive is the one that the last run has left, as far as {@code state/} shows. Otherwise it comes from a
     * backup, from git or from another machine, and {@code state/} does not fit.
     */
    public boolean isFromLastRun() {
        return index.isFromLastRun();
    }

    /** Whether anything but {@code state/} was written since the archive was opened. */
    public boolean changed() {
        return files.changes().any();
    }

    /**
     * Name, address and menu of the blog; empty if the archive does not know them yet.
     *
     * @throws IOException if the address or the time zone in the file is none
     */
    public Optional<Blog> blog() throws IOException {
        Optional<Blog> blog = files.read(ArchivePaths.BLOG, ArchiveJson.of(Blog.class));
        if (blog.isPresent()) {
            BlogCheck.check(blog.get(), file(ArchivePaths.BLOG));
        }
        return blog;
    }

    public void writeBlog(Blog blog) throws IOException {
        files.write(ArchivePaths.BLOG, ArchiveJson.bytes(blog));
    }

    /** The categories in the owner's order, parents before their children. */
    public List<Category> categories() throws IOException {
        return files.list(ArchivePaths.CATEGORIES, Category.class);
    }

    public void writeCategories(List<Category> categories) throws IOException {
        files.write(ArchivePaths.CATEGORIES, ArchiveJson.bytes(categories));
    }

    /** What the owner has set for tags, by name. Tags without settings are left out. */
    public List<TagSettings> tags() throws IOException {
        return files.list(ArchivePaths.TAGS, TagSettings.class);
    }

    /** Writes what is set for tags. Where nothing is, there is no file. */
    public void writeTags(List<TagSettings> tags) throws IOException {
        files.writeOrRemove(ArchivePaths.TAGS, tags);
    }

    /** The authors, by id. */
    public List<Author> authors() throws IOException {
        return files.list(ArchivePaths.AUTHORS, Author.class);
    }

    public void writeAuthors(List<Author> authors) throws IOException {
        files.write(ArchivePaths.AUTHORS, ArchiveJson.bytes(authors));
    }

    /** The public notes, newest first. */
    public List<Note> notes() throws IOException {
        return files.list(ArchivePaths.NOTES, Note.class);
    }

    public void writeNotes(List<Note> notes) throws IOException {
        files.write(ArchivePaths.NOTES, ArchiveJson.bytes(notes));
    }

    /** What the blog counts of each article and page; {@link Counters#NONE} if that is not known. */
    public Counters counters() throws IOException {
        return files.read(ArchivePaths.COUNTERS, ArchiveJson.of(Counters.class)).orElse(Counters.NONE);
    }

    public void writeCounters(Counters counters) throws IOException {
        files.write(ArchivePaths.COUNTERS, ArchiveJson.bytes(counters));
    }

    /** File names by key, as in {@link io.github.emlogstatic.model.Site#names()}. */
    public Map<String, String> names() throws IOException {
        return NamesFile.read(folder.file(ArchivePaths.NAMES), isReadOnly());
    }

    /** Writes the names, sorted by key. They also say which files were given away in the past, so none may be lost. */
    public void writeNames(Map<String, String> names) throws IOException {
        files.write(ArchivePaths.NAMES, ArchiveJson.bytes(new TreeMap<>(names)));
    }

    /** The ids of the published articles. */
    public NavigableSet<Integer> articleIds() {
        return index.ids(ArchivePaths.ARTICLES);
    }

    /** When the files in a folder last changed, by the ids in their names. */
    Map<Integer, Instant> changes(String folder) {
        return index.changes(folder);
    }

    /** The hashes of the files in a folder, by the ids in their names. */
    NavigableMap<Integer, String> hashes(String folder) {
        return index.hashes(folder);
    }

    /** The number of published articles. */
    public int articleCount() {
        return index.count(ArchivePaths.ARTICLES);
    }

    /** Whether there is a published article of that id. */
    public boolean hasArticle(int id) {
        return holds(ArchivePaths.article(id));
    }

    /** Whether there is a published standalone page of that id. */
    public boolean hasPage(int id) {
        return holds(ArchivePaths.page(id));
    }

    /** The ids of the published articles and standalone pages that have comments. */
    public NavigableSet<Integer> discussedIds() {
        return index.ids(ArchivePaths.COMMENTS);
    }

    /** The ids of the published standalone pages. */
    public NavigableSet<Integer> pageIds() {
        return index.ids(ArchivePaths.PAGES);
    }

    /** A published article; empty also if its file exists but is not in the index, which alone vouches for it. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        return read(
                ArchivePaths.article(id),
                id,
                ArticleJson::article,
                found -> found.article().id());
    }

    /** What the site shows of an article; empty in the same cases as {@link #article}. */
    Optional<ShownArticle> shownArticle(int id) throws IOException {
        return read(ArchivePaths.article(id), id, ArchiveJson.of(ShownArticle.class), ShownArticle::id);
    }

    /** The HTML of an article, without the rest. */
    Optional<String> articleHtml(int id) throws IOException {
        return files.read(ArchivePaths.article(id), ArchiveJson.of(ShownArticle.Content.class))
                .map(ShownArticle.Content::content);
    }

    /** A file must be of the article or page that its name says. */
    private <T> Optional<T> read(String path, int id, ArchiveJson.Parser<T> parser, ToIntFunction<T> idOf)
            throws IOException {
        Optional<T> found = holds(path) ? files.read(path, parser) : Optional.empty();
        if (found.isPresent() && idOf.applyAsInt(found.get()) != id) {
            throw ArchiveJson.damaged(file(path), "`id` is " + idOf.applyAsInt(found.get()));
        }
        return found;
    }

    /** The hash of an article's file, from the index; empty if the file is missing, damaged or of another length. */
    public String articleHash(int id) {
        String path = ArchivePaths.article(id);
        return index.bytes(path)
                .filter(file -> !damage.isOf(path) && new File(directory, path).length() == file.length())
                .map(FileBytes::sha256)
                .orElse("");
    }

    /** Writes an article. Returns whether that changed anything. */
    public boolean writeArticle(ArchivedArticle article) throws IOException {
        return files.write(ArchivePaths.article(article.article().id()), ArticleJson.bytes(article));
    }

    /** A published standalone page; empty in the same cases as {@link #article}. */
    public Optional<ArchivedPage> page(int id) throws IOException {
        return read(
                ArchivePaths.page(id),
                id,
                ArticleJson::page,
                found -> found.page().id());
    }

    /** A published standalone page, or else a withdrawn one as it was last known. */
    public Optional<ArchivedPage> knownPage(int id) throws IOException {
        Optional<ArchivedPage> page = page(id);
        return page.isPresent() ? page : privateFolder().page(id);
    }

    /** The published standalone pages without their texts. One whose file is missing or damaged is left out. */
    public List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (int id : pageIds()) {
            page(id).map(ArchivedPage::page).ifPresent(pages::add);
        }
        return pages;
    }

    /** Writes a page. Returns whether that changed anything. */
    public boolean writePage(ArchivedPage page) throws IOException {
        return files.write(ArchivePaths.page(page.page().id()), ArticleJson.bytes(page));
    }

    /**
     * The comments on an article or page, as threads; none if the index lists no file, or it is damaged and may be read anew.
     */
    public List<Comment> comments(int id) throws IOException {
        return list(ArchivePaths.comments(id), Comment.class);
    }

    /** Writes the comments on an article or page. Without comments there is no file. */
    public void writeComments(int id, List<Comment> comments) throws IOException {
        files.writeOrRemove(ArchivePaths.comments(id), comments);
    }

    /** The likes of an article, newest first; none in the same cases as {@link #comments}. */
    public List<Like> likes(int id) throws IOException {
        return list(ArchivePaths.likes(id), Like.class);
    }

    /** Most articles have neither comments nor likes, and the index tells that without a look at the disk. */
    private <T> List<T> list(String path, Class<T> type) throws IOException {
        return holds(path) ? files.list(path, type) : List.of();
    }

    /** Writes the likes of an article. Without likes there is no file. */
    public void writeLikes(int id, List<Like> likes) throws IOException {
        files.writeOrRemove(ArchivePaths.likes(id), likes);
    }

    /** {@code private/}: what the public may no longer or not yet read. */
    public PrivateFolder privateFolder() {
        return privateFolder;
    }

    /** Whether the public can read the text of that article or page. */
    public boolean isPublic(int id) throws IOException {
        return hasPage(id)
                || article(id).filter(known -> !known.article().needsPassword()).isPresent();
    }

    /** {@code private/drafts/}: what only the owner may read. */
    public DraftFolder drafts() {
        return drafts;
    }

    /** {@code content/}: the uploads. */
    public UploadFolder uploads() {
        return uploads;
    }

    /** What is damaged, and what this run does about it. */
    public ArchiveDamage damage() {
        return damage;
    }

    /** {@code state/}: the notes of earlier runs. */
    public StateFolder state() {
        return state;
    }

    /** All files of the archive by path, without those of {@code state/}. */
    public NavigableMap<String, IndexEntry> index() {
        return index.all();
    }

    /** A fingerprint of all public files: while it stays the same, so does the site. */
    public String fingerprint() {
        return index.fingerprint();
    }

    /** Whether the index lists a file at that path. */
    public boolean holds(String path) {
        return index.holds(path);
    }

    /** When the file at that path last changed; the epoch if the index does not list it. */
    public Instant lastChanged(String path) {
        return timeOfChange(path).orElse(Instant.EPOCH);
    }

    Optional<Instant> timeOfChange(String path) {
        return index.lastChanged(path);
    }

    /** The hash of the file at that path; empty if the index does not list it. */
    public String hash(String path) {
        return index.hash(path).orElse("");
    }

    public Path directory() {
        return root;
    }

    /**
     * The file at that path of the archive, whether it exists or not.
     *
     * @throws io.github.emlogstatic.files.StrayPathException if a symbolic link or the path itself leads elsewhere, or a named
     *     pipe stands there
     */
    public Path file(String path) throws IOException {
        return folder.file(path);
    }
}
