package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an archive as backup files of a fresh emlog: ids, addresses, dates, threads, menu and views stay what they were.
 * Only what the public could read comes back, and protected articles whose text the archive has. For one thread.
 */
public final class Restore {

    private static final List<String> CLEARED =
            List.of("blog", "blog_fields", "comment", "like", "twitter", "sort", "tag", "link");

    /** The folders of the archive's uploads. Beside them in {@code content/}, emlog has its themes and plugins. */
    private static final Pattern UPLOADS =
            Pattern.compile("content/(?:uploadfile|renamed|downloads|external|avatars)/");

    private final Archive archive;
    private final BackupForm form;
    private final Map<Integer, Secret> passwords;
    private final Blog blog;
    private final MovedTexts texts;
    private final Progress progress;

    /**
     * @param archive that has passed its verification
     * @param form the form of the fresh emlog's own backup
     * @param passwords the passwords of protected articles, by id, as configured
     * @param url the future address of the blog; empty if it stays
     */
    public Restore(
            Archive archive, BackupForm form, Map<Integer, Secret> passwords, Optional<String> url, Progress progress)
            throws IOException {
        this.archive = archive;
        this.form = form;
        this.passwords = passwords;
        this.progress = progress;
        this.blog = archive.blog()
                .orElseThrow(() -> new RefusedException(archive.directory() + " holds no blog (no blog.json)"));
        this.texts = new MovedTexts(blog.aliases(), blog.address(), url);
    }

    /**
     * What would come back.
     *
     * @param articles that readers see again
     * @param pages that readers see again
     * @param hidden a line for each article and page that only the owner sees, with its title and id
     * @param uploads that come back
     * @param sqlFiles how many SQL files there are
     * @param losses what does not come back as it was, by name
     */
    public record Outlook(
            int articles, int pages, List<String> hidden, int uploads, int sqlFiles, List<String> losses) {
        public Outlook {
            hidden = List.copyOf(hidden);
            losses = List.copyOf(losses);
        }
    }

    /**
     * Tells what {@link #writeTo} would write; nothing is written.
     *
     * @param all name all files that do not come back, not only a few
     */
    public Outlook outlook(boolean all) throws IOException {
        SqlWriter nowhere = new SqlWriter(form, Optional.empty(), 0);
        Losses losses = new Losses(all);
        ArticleRows rows = rows("reading", nowhere, losses);
        int sqlFiles = nowhere.finish();
        List<String> leftOut = leftOut();
        losses.left(leftOut);
        return new Outlook(
                rows.shownArticles(),
                rows.shownPages(),
                rows.hidden(),
                archive.uploads().count() - leftOut.size(),
                sqlFiles,
                losses.lines(nowhere));
    }

    void writeTo(OwnFiles files, Outlook outlook) throws IOException {
        SqlWriter writer = new SqlWriter(form, Optional.of(files), outlook.sqlFiles());
        rows("articles", writer, new Losses(false));
        uploads(files);
        writer.finish();
    }

    private void uploads(OwnFiles files) throws IOException {
        try (Progress.Step writing = progress.step("uploads", restoredUploads().size())) {
            AllThreads.forEach(restoredUploads(), upload -> {
                String path = upload.path();
                files.write(
                        OddName.atBlog(path),
                        Checksum.of(archive.file(path)),
                        to -> archive.uploads().copyTo(path, to));
                progress.advance();
            });
        }
    }

    private List<IndexEntry> restoredUploads() {
        return archive.uploads().entries().stream()
                .filter(upload -> !isLeftOut(upload.path()))
                .toList();
    }

    private List<String> leftOut() {
        return archive.uploads().entries().stream()
                .map(IndexEntry::path)
                .filter(Restore::isLeftOut)
                .toList();
    }

    /** The owner copies the files to a server that runs PHP, and the archive may be of somebody else. */
    private static boolean isLeftOut(String path) {
        return !UPLOADS.matcher(path).lookingAt() && !BlogFile.isInArchive(path) || isForServer(path);
    }

    /** Beside the uploads, a folder may have a name that a server obeys. */
    private static boolean isForServer(String path) {
        String atBlog = OddName.atBlog(path);
        return BlogFile.isInArchive(path)
                ? Stream.of(atBlog.split("/")).anyMatch(Uploads::isForServer)
                : Uploads.isForServer(atBlog);
    }

    private ArticleRows rows(String step, SqlWriter writer, Losses losses) throws IOException {
        try (Progress.Step making = progress.step(step, archive.articleCount())) {
            return rows(writer, losses);
        }
    }

    private ArticleRows rows(SqlWriter writer, Losses losses) throws IOException {
        for (String table : CLEARED) {
            writer.clear(table, "");
        }
        Map<Integer, String> pageAddresses = new TreeMap<>();
        archive.pages().forEach(page -> pageAddresses.put(page.id(), page.url()));
        KnownAddresses addresses = addresses(pageAddresses);
        BlogRows whole = new BlogRows(writer, texts);
        whole.settings(blog, addresses, losses);
        whole.authors(archive.authors());
        whole.categories(archive.categories());
        new MenuRows(writer, texts, archive.categories(), pageAddresses).write(blog.navigation());
        whole.links(blog.links());
        Set<Integer> users = archive.authors().stream().map(Author::id).collect(Collectors.toSet());
        DiscussionRows discussion = new DiscussionRows(writer, texts, users, losses);
        BlogAddresses own = BlogAddresses.of(blog);
        ArticleRows rows = new ArticleRows(writer, blog.zone(), addresses, texts, own);
        new PostRows(archive, passwords, rows, discussion, losses).write(progress);
        List<Note> hidden = archive.drafts().notes();
        discussion.notes(publicNotes(hidden), hidden);
        new DownloadRows(writer).write(restoredUploads());
        losses.uploads(lacking(rows.closedUploads(), own));
        return rows;
    }

    private List<Note> publicNotes(List<Note> hidden) throws IOException {
        return archive.notes().stream()
                .filter(note -> hidden.stream().noneMatch(other -> DraftFolder.isSame(other, note)))
                .toList();
    }

    /** The uploads of hidden texts that the archive does not have: a crawl fetches only what the public may see. */
    private List<String> lacking(SortedSet<String> closedUploads, BlogAddresses own) throws IOException {
        Stream<String> ofNotes =
                archive.drafts().notes().stream().flatMap(note -> Uploads.in(note.content(), own).stream());
        return Stream.concat(closedUploads.stream(), ofNotes)
                .filter(path -> archive.uploads().find(path).isEmpty())
                .map(OddName::atBlog)
                .distinct()
                .sorted()
                .toList();
    }

    private KnownAddresses addresses(Map<Integer, String> pages) throws IOException {
        Map<Integer, String> all = new TreeMap<>(pages);
        for (int id : archive.articleIds()) {
            archive.article(id).ifPresent(found -> all.put(id, found.article().url()));
        }
        return KnownAddresses.of(all, draftAddresses());
    }

    private Map<Integer, String> draftAddresses() throws IOException {
        DraftFolder drafts = archive.drafts();
        Map<Integer, String> all = new TreeMap<>();
        for (int id : drafts.articleIds()) {
            drafts.article(id).ifPresent(found -> all.put(id, found.article().url()));
        }
        for (int id : drafts.pageIds()) {
            drafts.page(id).ifPresent(found -> all.put(id, found.page().url()));
        }
        return all;
    }
}
