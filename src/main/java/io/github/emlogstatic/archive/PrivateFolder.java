package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArticleJson;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.archive.record.SealedArticle;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code private/}: what the public may no longer or not yet read. Safe for several threads. */
public final class PrivateFolder {

    /** The folder of the tombstones. */
    static final String WITHDRAWN = "withdrawn/";

    private static final String SEALED = "sealed/";
    private static final String REMOVED = "removed/";
    private static final String KEY = "key";

    /** The leak scan does not read these folders. */
    private static final List<String> WITHOUT_TEXT = Stream.of(WITHDRAWN, SEALED, REMOVED, ArchivePaths.LIKES)
            .map(ArchivePaths.PRIVATE::concat)
            .toList();

    private final ArchiveFiles files;
    private final Index index;

    PrivateFolder(ArchiveFiles files, Index index) {
        this.files = files;
        this.index = index;
    }

    /** The files with texts that must not be published, or with the key of their fingerprints, that are not whole. */
    List<String> lostTexts() throws IOException {
        Set<String> lost = new TreeSet<>(index.lost());
        index.paths(ArchivePaths.PRIVATE).stream()
                .filter(path -> !files.isWhole(path))
                .forEach(lost::add);
        lost.removeIf(path -> WITHOUT_TEXT.stream().anyMatch(path::startsWith));
        return List.copyOf(lost);
    }

    public NavigableSet<Integer> articleIds() {
        return index.ids(inFolder(ArchivePaths.ARTICLES));
    }

    /**
     * The ids of published articles that have a text or a tombstone here. These are protected articles, articles of
     * which the public has only the description from the list, and articles whose return a killed run has not
     * completed.
     */
    public NavigableSet<Integer> returned() {
        NavigableSet<Integer> ids = new TreeSet<>(articleIds());
        ids.addAll(index.ids(inFolder(WITHDRAWN)));
        ids.removeIf(id -> !index.holds(ArchivePaths.article(id)));
        ids.removeAll(pageIds()); // the tombstone is that of the page
        return ids;
    }

    /** Whether the folder holds an article that is not known to be damaged. */
    public boolean hasArticle(int id) {
        String path = inFolder(ArchivePaths.article(id));
        return index.holds(path) && !files.damage().isOf(path);
    }

    /** A protected or withdrawn article, as it was last known. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        return read(ArchivePaths.article(id), ArticleJson::article);
    }

    /** The same, but fails if its file is lost or damaged. It must be in the index. */
    public ArchivedArticle wholeArticle(int id) throws IOException {
        Optional<ArchivedArticle> article = article(id);
        files.requireWhole(inFolder(ArchivePaths.article(id)));
        return article.orElseThrow();
    }

    /** The ids of the withdrawn standalone pages. */
    public NavigableSet<Integer> pageIds() {
        return index.ids(inFolder(ArchivePaths.PAGES));
    }

    /** A withdrawn standalone page, as it was last known. */
    public Optional<ArchivedPage> page(int id) throws IOException {
        return read(ArchivePaths.page(id), ArticleJson::page);
    }

    /** The comments on a protected or withdrawn article. */
    public List<Comment> comments(int id) throws IOException {
        return files.list(inFolder(ArchivePaths.comments(id)), Comment.class);
    }

    /** The likes of a protected or withdrawn article. */
    public List<Like> likes(int id) throws IOException {
        return files.list(inFolder(ArchivePaths.likes(id)), Like.class);
    }

    /** Writes the comments on a protected article. Without comments there is no file. */
    public void writeComments(int id, List<Comment> comments) throws IOException {
        files.writeOrRemove(inFolder(ArchivePaths.comments(id)), comments);
    }

    /** Writes a protected article, which stands only here. */
    public void write(ArchivedArticle article) throws IOException {
        write(ArchivePaths.article(article.article().id()), ArticleJson.bytes(article));
    }

    /** The encrypted form of a protected article that the site shows. */
    public Optional<SealedArticle> sealed(int id) throws IOException {
        return read(ArchivePaths.json(SEALED, id), ArchiveJson.of(SealedArticle.class));
    }

    /** Writes the encrypted form of a protected article. */
    public void write(int id, SealedArticle article) throws IOException {
        write(ArchivePaths.json(SEALED, id), ArchiveJson.bytes(article));
    }

    /** The key of the keyed hashes that stand for private texts outside this folder. */
    public Optional<byte[]> key() throws IOException {
        return read(KEY, bytes -> bytes);
    }

    public void writeKey(byte[] key) throws IOException {
        write(KEY, key);
    }

    /** Moves an article with its comments and likes to this folder, and adds a tombstone. */
    public void withdraw(Withdrawal withdrawal) throws IOException {
        files.write(tombstone(withdrawal.id()), ArchiveJson.bytes(withdrawal));
        files.moveToPrivate(ArchivePaths.likes(withdrawal.id()));
        if (!index.holds(ArchivePaths.page(withdrawal.id()))) { // else the comments are those of the page
            files.moveToPrivate(ArchivePaths.comments(withdrawal.id()));
        }
        moveArticle(withdrawal.id()); // last, so that after a kill the next run withdraws it again
    }

    /** Moves the public article here, unless it only stands in for the text that is already here. */
    private void moveArticle(int id) throws IOException {
        String path = ArchivePaths.article(id);
        boolean hasText = files.read(path, ArticleJson::article)
                .filter(article -> !article.origin().standsIn())
                .isPresent();
        if (hasText || !index.holds(inFolder(path))) {
            files.moveToPrivate(path);
        } else {
            files.remove(path);
        }
    }

    /** Moves a page with its comments to this folder, and adds a tombstone. */
    public void withdrawPage(Withdrawal withdrawal) throws IOException {
        files.write(tombstone(withdrawal.id()), ArchiveJson.bytes(withdrawal));
        if (!index.holds(ArchivePaths.article(withdrawal.id()))) { // else the comments are those of the article
            files.moveToPrivate(ArchivePaths.comments(withdrawal.id()));
        }
        files.moveToPrivate(ArchivePaths.page(withdrawal.id()));
    }

    /** Moves the comments and likes of an article to this folder, but not the article itself. */
    public void takeDiscussion(int id) throws IOException {
        files.moveToPrivate(ArchivePaths.comments(id));
        files.moveToPrivate(ArchivePaths.likes(id));
    }

    /**
     * What the blog has removed from a list, oldest removal first.
     *
     * @param path the public file with the list, such as {@code comments/12.json} or {@code notes.json}; {@code menu.json}
     *     and {@code links.json} for the lists in {@code blog.json}
     * @param type the type of the elements
     */
    public <T> List<Removed<T>> removed(String path, Class<T> type) throws IOException {
        return read(REMOVED + path, Removed.parser(type)).orElse(List.of());
    }

    /**
     * Keeps what the blog has removed from a list. The caller writes the shorter list afterwards; if the run is killed
     * between the two, the next run does both again.
     */
    public <T> void keepRemoved(String path, Class<T> type, List<Removed<T>> gone) throws IOException {
        if (gone.isEmpty()) {
            return;
        }
        List<Removed<T>> all = new ArrayList<>(removed(path, type));
        Set<T> kept = all.stream().map(Removed::what).collect(Collectors.toSet());
        gone.stream().filter(one -> !kept.contains(one.what())).forEach(all::add);
        files.writeOrRemove(inFolder(REMOVED + path), all);
    }

    /** Forgets the removed elements that the blog shows again. */
    public <T> void takeBack(String path, Class<T> type, Predicate<T> isShown) throws IOException {
        List<Removed<T>> all = removed(path, type);
        List<Removed<T>> left =
                all.stream().filter(one -> !isShown.test(one.what())).toList();
        if (left.size() < all.size()) {
            files.writeOrRemove(inFolder(REMOVED + path), left);
        }
    }

    /** Removes the tombstone of an article that the blog lists again, but not its text: it asks for a password now. */
    public void removeTombstone(int id) throws IOException {
        files.remove(tombstone(id));
    }

    /**
     * Removes the tombstone of an article that the blog shows again. Its comments and likes will be asked for again; those
     * that the blog has lost are kept as removed ones.
     */
    public void restore(int id) throws IOException {
        restoreBesideText(id);
        files.remove(inFolder(ArchivePaths.article(id)));
    }

    /** The same while something else stands in for the text of the article, which stays here. */
    public void restoreBesideText(int id) throws IOException {
        keepDiscussion(id);
        for (String folder : List.of(SEALED, ArchivePaths.PAGES, WITHDRAWN)) {
            files.remove(inFolder(ArchivePaths.json(folder, id)));
        }
    }

    /**
     * Removes a standalone page that is public again, and its tombstone, even if the file of the page is damaged or lost.
     * What belongs to an article of the same id stays.
     */
    public void restorePage(int id) throws IOException {
        String page = inFolder(ArchivePaths.page(id));
        String tombstone = tombstone(id);
        boolean besideArticle = index.holds(inFolder(ArchivePaths.article(id))); // or a damaged one
        boolean isPages = index.holds(page) || index.holds(tombstone) && !besideArticle;
        if (!isPages) {
            return;
        }
        keepDiscussion(id);
        files.remove(page);
        if (!besideArticle) {
            files.remove(tombstone);
        }
    }

    private void keepDiscussion(int id) throws IOException {
        String comments = ArchivePaths.comments(id);
        if (index.holds(inFolder(comments))) {
            List<Removed<Comment>> said = Removed.ofThreads(comments(id), any -> true, files.now());
            keepRemoved(comments, Comment.class, said);
            files.remove(inFolder(comments));
        }
        String likes = ArchivePaths.likes(id);
        if (index.holds(inFolder(likes))) {
            keepRemoved(likes, Like.class, Removed.of(likes(id), files.now()));
            files.remove(inFolder(likes));
        }
    }

    private <T> Optional<T> read(String path, ArchiveJson.Parser<T> parser) throws IOException {
        return files.read(inFolder(path), parser);
    }

    private void write(String path, byte[] bytes) throws IOException {
        files.write(inFolder(path), bytes);
    }

    private static String tombstone(int id) {
        return inFolder(ArchivePaths.json(WITHDRAWN, id));
    }

    /** The path in the archive of what stands at a path in this folder. */
    private static String inFolder(String path) {
        return ArchivePaths.PRIVATE + path;
    }
}
