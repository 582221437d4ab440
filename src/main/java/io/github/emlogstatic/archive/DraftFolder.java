package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArticleJson;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code private/drafts/}: what only the owner of the blog may read: drafts, articles of a later date, protected texts,
 * hidden pages, comments that wait for approval, private notes. A draft that the blog no longer has stays in this
 * folder; one that is published, or kept with its password, leaves it. Safe for several threads.
 */
public final class DraftFolder {

    static final String DRAFTS = ArchivePaths.PRIVATE + "drafts/";

    private static final String ARTICLES = DRAFTS + ArchivePaths.ARTICLES;
    private static final String PAGES = DRAFTS + ArchivePaths.PAGES;
    private static final String COMMENTS = DRAFTS + ArchivePaths.COMMENTS;
    private static final String NOTES = DRAFTS + "notes.json";

    private final ArchiveFiles files;
    private final Index index;

    DraftFolder(ArchiveFiles files, Index index) {
        this.files = files;
        this.index = index;
    }

    public NavigableSet<Integer> articleIds() {
        return index.ids(ARTICLES);
    }

    /** An article in this folder; empty if it is not there or damaged. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        return files.read(ArchivePaths.json(ARTICLES, id), ArticleJson::article);
    }

    /** Whether the draft has become a protected article whose text was opened with its password since. */
    public boolean isOpenedSince(int id) throws IOException {
        String article = ArchivePaths.article(id);
        String kept = ArchivePaths.PRIVATE + article;
        return index.holds(article)
                && time(kept).isAfter(time(ArchivePaths.json(ARTICLES, id)))
                && files.read(kept, ArticleJson::article)
                        .filter(text -> text.hasText() && text.article().needsPassword())
                        .isPresent();
    }

    private Instant time(String path) {
        return index.lastChanged(path).orElse(Instant.MIN);
    }

    public void write(ArchivedArticle article) throws IOException {
        files.write(ArchivePaths.json(ARTICLES, article.article().id()), ArticleJson.bytes(article));
    }

    public NavigableSet<Integer> pageIds() {
        return index.ids(PAGES);
    }

    /** A standalone page in this folder; empty if it is not there or damaged. */
    public Optional<ArchivedPage> page(int id) throws IOException {
        return files.read(ArchivePaths.json(PAGES, id), ArticleJson::page);
    }

    public void write(ArchivedPage page) throws IOException {
        files.write(ArchivePaths.json(PAGES, page.page().id()), ArticleJson.bytes(page));
    }

    /** The articles and pages with comments that the public cannot read. */
    public NavigableSet<Integer> commentedIds() {
        return index.ids(COMMENTS);
    }

    /** The comments that the public cannot read, oldest first, without those that have become public. */
    public List<PrivateComment> comments(int id) throws IOException {
        Set<Integer> shown = Comment.ids(files.list(ArchivePaths.comments(id), Comment.class));
        return files.list(ArchivePaths.json(COMMENTS, id), PrivateComment.class).stream()
                .filter(one -> !shown.contains(one.comment().id()))
                .toList();
    }

    /** Writes comments that the public cannot read. Without comments there is no file. */
    public void writeComments(int id, List<PrivateComment> comments) throws IOException {
        files.writeOrRemove(ArchivePaths.json(COMMENTS, id), comments);
    }

    /**
     * The private notes, newest first, without those that have become public. What was learnt last counts: a note that a
     * backup calls private may be among the public ones of an earlier run.
     */
    public List<Note> notes() throws IOException {
        List<Note> notes = files.list(NOTES, Note.class);
        return time(ArchivePaths.NOTES).isAfter(time(NOTES)) ? withoutShown(notes) : notes;
    }

    private List<Note> withoutShown(List<Note> notes) throws IOException {
        List<Note> shown = files.list(ArchivePaths.NOTES, Note.class);
        return notes.stream()
                .filter(note -> shown.stream().noneMatch(other -> isSame(note, other)))
                .toList();
    }

    /** Whether a private note and a public one are the same. Before emlog 2.2.6 no public note has an id. */
    public static boolean isSame(Note hidden, Note shown) {
        return shown.id() > 0
                ? shown.id() == hidden.id()
                : shown.content().equals(hidden.content()) && !shown.date().contradicts(hidden.date());
    }

    /** Writes the private notes of an older backup, without those that have become public since. */
    public void writeOldNotes(List<Note> notes) throws IOException {
        writeNotes(withoutShown(notes));
    }

    /** Writes the private notes. Without notes there is no file. */
    public void writeNotes(List<Note> notes) throws IOException {
        files.writeOrRemove(NOTES, notes);
    }

    /** Removes an article or a page that the archive has elsewhere now. */
    public void remove(int id) throws IOException {
        files.remove(ArchivePaths.json(ARTICLES, id));
        files.remove(ArchivePaths.json(PAGES, id));
    }

    /** The ids of all articles and pages in this folder. */
    public NavigableSet<Integer> ids() {
        NavigableSet<Integer> ids = new TreeSet<>(articleIds());
        ids.addAll(pageIds());
        return ids;
    }
}
