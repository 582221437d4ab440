package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.address.Query;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.CategoryOrder;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.BackupFiles;
import io.github.emlogstatic.emlog.backup.dump.CutException;
import io.github.emlogstatic.emlog.backup.dump.SqlFile;
import io.github.emlogstatic.emlog.backup.dump.SqlPlace;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.apache.commons.io.FilenameUtils;

/**
 * A blog as its backup contains it: everything that is public by emlog's own rules, with exact dates. Drafts come
 * separately. Texts and comments stay in the file and are read when they are needed. Safe for use by several threads.
 *
 * <p>Each method throws {@link BackupException} if the file is not in emlog's format.
 */
public final class Backup implements Closeable {

    private final BackupFiles files;
    private final Tables tables;
    private final HttpUrl base;
    private final AddressReader addresses;
    private final ZoneId zone;
    private final Set<BackupPart> lacking;
    private final List<Category> categories;
    private final Map<Integer, Author> authors = new TreeMap<>();
    private final BackupArticles articles;

    private Backup(BackupFiles files, Tables tables, HttpUrl base, List<String> aliases, Optional<ZoneId> zone)
            throws BackupException {
        this.files = files;
        this.tables = tables;
        this.base = base;
        this.addresses = new AddressReader(base, aliases);
        this.zone = zone.orElse(tables.options.zone());
        this.lacking = tables.lacking();
        this.categories = readCategories();
        for (Map.Entry<Integer, SqlRow> user : tables.users.entrySet()) {
            authors.put(user.getKey(), author(user.getKey(), user.getValue()));
        }
        this.articles = new BackupArticles(tables, addresses, this.zone, categories, authors);
    }

    /** Reads a backup as it tells of itself, and only a whole one. */
    public static Backup open(List<Path> paths) throws IOException {
        return open(paths, Optional.empty(), List.of(), Optional.empty(), false);
    }

    /**
     * Reads the structure and the small tables.
     *
     * @param paths files or directories, as {@link BackupFiles} accepts them
     * @param configured the configured address of the blog; without it, the address in the blog's settings
     * @param aliases other addresses of the same blog
     * @param zone the configured time zone of the blog; without it, the zone in the blog's settings
     * @param cutToo whether to read a file that is cut off up to there
     * @throws BackupException if a file is cut off, of another program, or not UTF-8, or if the files are two backups
     */
    public static Backup open(
            List<Path> paths, Optional<String> configured, List<String> aliases, Optional<ZoneId> zone, boolean cutToo)
            throws IOException {
        try {
            return open(BackupFiles.of(paths, cutToo), configured, aliases, zone, cutToo);
        } catch (CutException e) {
            if (cutToo) {
                throw e;
            }
            throw new BackupException(
                    e.getMessage() + "; if this is all that is left, build --force reads it up to there");
        }
    }

    private static Backup open(
            BackupFiles files, Optional<String> configured, List<String> aliases, Optional<ZoneId> zone, boolean cutToo)
            throws IOException {
        try {
            Tables tables = Tables.of(files, cutToo);
            String address = configured.orElse(tables.options.get("blogurl"));
            HttpUrl base = HttpUrl.parse(BlogAddress.folder(address));
            if (base == null) {
                throw new BackupException(files.files().get(0).name()
                        + " does not tell the blog's address (its setting blogurl is '" + address
                        + "'); name it with blog.url");
            }
            return new Backup(files, tables, base, aliases, zone);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** Whether a directory holds files that may be a backup. */
    public static boolean isIn(Path directory) {
        try {
            return !BackupFiles.inside(directory).isEmpty();
        } catch (IOException e) {
            return false; // then the message about the directory tells why
        }
    }

    /** When the backup was made: the date in its first lines, else the date of the file. */
    public Instant madeAt() {
        return tables.madeAt(zone, files);
    }

    /** Whether the backup has no table for this, although the blog has one. */
    public boolean lacks(BackupPart part) {
        return lacking.contains(part);
    }

    /**
     * Returns {@code told}, or {@code known} if the backup lacks the table.
     *
     * @param told what it tells, or would tell if the table were empty
     */
    public <T> T told(BackupPart part, T told, Optional<T> known) {
        return lacks(part) ? known.orElse(told) : told;
    }

    /** Why files are not whole that were read all the same; empty if all are. */
    public List<String> cuts() {
        return tables.cuts;
    }

    /** What the missing tables mean, as a sentence; empty if all are there that the blog's version of emlog has. */
    public Optional<String> incomplete() {
        String missing = lacking.stream()
                .filter(tables::isUsual)
                .map(part -> part.without(tables.prefix() + part.table()))
                .collect(Collectors.joining("; "));
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }

    /** An encoding without emoji that a file was dumped in, as in {@link SqlFile#withoutEmoji}. */
    public Optional<String> withoutEmoji() throws IOException {
        for (SqlFile file : files.files()) {
            Optional<String> encoding = file.withoutEmoji();
            if (encoding.isPresent()) {
                return encoding;
            }
        }
        return Optional.empty();
    }

    /** The titles of all articles and pages, of drafts as well. */
    public List<String> titles() throws BackupException {
        List<String> titles = new ArrayList<>();
        for (Post post : tables.posts.values()) {
            titles.add(post.row().text("title"));
        }
        return titles;
    }

    /** Whether an article's text was protected by that password. */
    public boolean opens(int id, String password) throws BackupException {
        Post post = tables.posts.get(id);
        return post != null && post.opensWith(password);
    }

    /** Whether there is an article or a page of that number, public or not. */
    public boolean holds(int id) {
        return tables.posts.containsKey(id);
    }

    /** The blog's address, ending in a slash. */
    public String address() {
        return base.toString();
    }

    public String name() {
        return tables.options.get("blogname");
    }

    public String description() {
        return tables.options.get("bloginfo");
    }

    /** The zone that the dates of articles are in. */
    public ZoneId zone() {
        return zone;
    }

    public BlogProfile profile() {
        BackupOptions options = tables.options;
        String page = options.get("home_page_id");
        return new BlogProfile(
                options.get("site_description"),
                options.get("site_key"),
                options.get("footer_info"),
                options.get("icp"),
                "",
                Numbers.of(page).orElse(0));
    }

    public List<Category> categories() {
        return categories;
    }

    /** What the owner has set for tags, also for tags that no public article has. */
    public List<TagSettings> tags() throws BackupException {
        List<TagSettings> all = new ArrayList<>();
        for (SqlRow row : tables.tags.values()) {
            all.add(new TagSettings(row.text("tagname"), row.text("description"), row.text("kw"), row.text("title")));
        }
        return all;
    }

    /**
     * The users who have written an article or a page that is public at that time.
     *
     * @param drafts whether to add users whose articles are all drafts or otherwise not public
     */
    public List<Author> authors(Instant now, boolean drafts) throws BackupException {
        return articles.authors(now, drafts);
    }

    public List<Link> navigation() throws BackupException {
        return menu().entries(tables.menu);
    }

    public List<Link> links() throws BackupException {
        return menu().links(tables.links);
    }

    private BackupMenu menu() throws BackupException {
        return new BackupMenu(tables.options.addresses(), addresses, categories, articles.pageAddresses());
    }

    /** Public articles as {@code article_list} gives them: newest first, protected ones without their texts. */
    public List<ListEntry> articles(Instant now) throws BackupException {
        return articles.shown(now);
    }

    /**
     * The ids of articles and pages that visitors cannot read: drafts, unchecked ones, protected ones, and articles with a
     * date in the future.
     */
    public List<Integer> keptBack(Instant now) throws BackupException {
        return articles.keptBack(now);
    }

    /** The ids of public standalone pages. */
    public List<Integer> pages() throws BackupException {
        return articles.pages();
    }

    /** An article or a page with its text and its address, public or not. */
    public Optional<ArticleDetail> detail(int id) throws IOException {
        return articles.detail(id);
    }

    /** What an owner has set for an article or a page. */
    public ArticleSettings settings(int id) throws BackupException {
        Post post = tables.posts.get(id);
        return post == null ? ArticleSettings.NONE : post.settings();
    }

    /** The visible comments of an article or a page, with exact dates. */
    public ShownComments comments(int id) throws IOException {
        return discussion().comments(rows(tables.comments.of(id), Schema.COMMENT));
    }

    /** The likes of an article or a page, newest first. */
    public List<Like> likes(int id) throws IOException {
        return discussion().likes(rows(tables.likes.of(id), Schema.LIKE));
    }

    /** The articles and pages that have comments, shown or not. */
    public Set<Integer> commented() {
        return Set.copyOf(tables.comments.articles());
    }

    /**
     * Comments on an article or a page that visitors cannot read, oldest first.
     *
     * @param all whether the article itself is not public, and so none of its comments is
     */
    public List<PrivateComment> privateComments(int id, boolean all) throws IOException {
        return discussion().privateOnes(rows(tables.comments.of(id), Schema.COMMENT), all);
    }

    /** Notes that are not private, pinned ones first, then the newest. */
    public List<Note> notes() throws BackupException {
        return notes(false);
    }

    /** The notes that only the owner sees. */
    public List<Note> privateNotes() throws BackupException {
        return notes(true);
    }

    private List<Note> notes(boolean hidden) throws BackupException {
        record Pinned(boolean top, Note note) {}
        List<Pinned> notes = new ArrayList<>();
        for (SqlRow row : tables.notes) {
            if (row.yes("private") == hidden) {
                Instant date = row.instant("date");
                String text = row.text("content");
                notes.add(new Pinned(
                        row.yes("top"),
                        new Note(
                                row.integer("id"),
                                Markdown.noteHtml(text),
                                text,
                                new DateRange(date, date),
                                row.integer("author"))));
            }
        }
        notes.sort(Comparator.comparing((Pinned pinned) -> !pinned.top())
                .thenComparing(pinned -> -pinned.note().id()));
        return notes.stream().map(Pinned::note).toList();
    }

    /**
     * Where the blog keeps the upload at an address. A download names a key and the name of the file without its ending, which
     * emlog compares with the place of the file ({@code include/controller/download_controller.php}).
     *
     * @param address relative to the blog's base, decoded, or the query of a download
     */
    public String place(String address) {
        Query query = Query.of(address);
        return query.get("resource_alias")
                .map(tables.files::get)
                .filter(path -> FilenameUtils.getBaseName(path).equals(query.text("resource_filename")))
                .map(path -> path.replaceFirst("^\\.\\./", ""))
                .orElse(address);
    }

    private BackupDiscussion discussion() {
        Map<Integer, String> photos = new HashMap<>();
        authors.forEach((id, author) -> photos.put(id, author.avatar()));
        return new BackupDiscussion(addresses, photos);
    }

    private static List<SqlRow> rows(List<SqlPlace> places, String table) throws IOException {
        Set<String> columns = Schema.columnsOf(table);
        List<SqlRow> rows = new ArrayList<>();
        for (SqlPlace place : places) {
            rows.add(SqlReader.at(place, columns));
        }
        return rows;
    }

    private List<Category> readCategories() throws BackupException {
        List<Category> all = new ArrayList<>();
        for (SqlRow row : tables.categories) {
            String open = row.text("allow_user_post"); // empty before 2.5.18
            all.add(new Category(
                    row.integer("sid"),
                    row.text("sortname"),
                    row.text("alias"),
                    row.text("description"),
                    row.integer("pid"),
                    row.integer("taxis"),
                    new CategorySettings(
                            row.text("kw"),
                            row.text("title"),
                            row.text("template"),
                            row.integer("page_count"),
                            addresses.upload(row.text("sortimg")),
                            open.isEmpty() ? null : open.equals("n"))));
        }
        return CategoryOrder.of(all);
    }

    /** emlog shows a user without a nickname by the login name ({@code include/lib/cache.php}). */
    private Author author(int id, SqlRow row) throws BackupException {
        String name = row.text(row.isEmpty("nickname") ? "username" : "nickname");
        return new Author(id, name, addresses.avatar(row.text("photo")), row.text("description"));
    }

    /** Deletes the unpacked files. */
    @Override
    public void close() throws IOException {
        files.close();
    }
}
