package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code private/}: what the public may no longer or not yet read. Safe for several threads. */
public final class PrivateFolder {

    private static final String WITHDRAWN = "withdrawn/";
    private static final String SEALED = "sealed/";
    private static final String REMOVED = "removed/";
    private static final String KEY = "key";

    private final ArchiveFiles files;
    private final Index index;

    /** @param files of the whole archive, as is the index */
    PrivateFolder(ArchiveFiles files, Index index) {
        this.files = files;
        this.index = index;
    }

    /** The ids of articles of which there is something. */
    public NavigableSet<Integer> articleIds() {
        return index.ids(Index.PRIVATE + Archive.ARTICLES);
    }

    /** Whether there is an article's text, as far as is known without reading it. */
    public boolean hasArticle(int id) {
        String path = Index.PRIVATE + Archive.json(Archive.ARTICLES, id);
        return index.get(path).isPresent() && !files.damage().isOf(path);
    }

    /** An article that is protected or withdrawn, as it was last known. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        return read(Archive.json(Archive.ARTICLES, id), ArchiveJson::article);
    }

    /** The ids of withdrawn standalone pages. */
    public NavigableSet<Integer> pageIds() {
        return index.ids(Index.PRIVATE + Archive.PAGES);
    }

    /** A standalone page that is withdrawn, as it was last known. */
    public Optional<ArchivedPage> page(int id) throws IOException {
        return read(Archive.json(Archive.PAGES, id), ArchiveJson::page);
    }

    /** What was said about an article that is protected or withdrawn. */
    public List<Comment> comments(int id) throws IOException {
        return files.readOr(Index.PRIVATE + Archive.json(Archive.COMMENTS, id), new TypeReference<>() {}, List.of());
    }

    public void write(ArchivedArticle article) throws IOException {
        write(Archive.json(Archive.ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    /** The public form of a protected article, as it was last made. */
    public Optional<SealedArticle> sealed(int id) throws IOException {
        return read(Archive.json(SEALED, id), ArchiveJson.of(SealedArticle.class));
    }

    public void write(int id, SealedArticle article) throws IOException {
        write(Archive.json(SEALED, id), ArchiveJson.bytes(article));
    }

    /** The key of the keyed hashes that stand for private texts outside of this folder. */
    public Optional<byte[]> key() throws IOException {
        return read(KEY, bytes -> bytes);
    }

    public void writeKey(byte[] key) throws IOException {
        write(KEY, key);
    }

    public Optional<Withdrawal> withdrawal(int id) throws IOException {
        return read(Archive.json(WITHDRAWN, id), ArchiveJson.of(Withdrawal.class));
    }

    /** Moves an article with its comments and likes out of the public's sight, and puts up a tombstone. */
    public void withdraw(Withdrawal withdrawal) throws IOException {
        write(Archive.json(WITHDRAWN, withdrawal.id()), ArchiveJson.bytes(withdrawal));
        files.hide(Archive.json(Archive.LIKES, withdrawal.id()));
        if (index.get(Archive.json(Archive.PAGES, withdrawal.id())).isEmpty()) { // else they are the page's by now
            files.hide(Archive.json(Archive.COMMENTS, withdrawal.id()));
        }
        files.hide(Archive.json(Archive.ARTICLES, withdrawal.id())); // last: a killed run does all of it again
    }

    /** Moves a page likewise. */
    public void withdrawPage(Withdrawal withdrawal) throws IOException {
        write(Archive.json(WITHDRAWN, withdrawal.id()), ArchiveJson.bytes(withdrawal));
        if (index.get(Archive.json(Archive.ARTICLES, withdrawal.id()))
                .isEmpty()) { // else they are the article's by now
            files.hide(Archive.json(Archive.COMMENTS, withdrawal.id()));
        }
        files.hide(Archive.json(Archive.PAGES, withdrawal.id()));
    }

    /** Moves what belongs to an article's text, but not the article itself, out of the public's sight. */
    public void takeDiscussion(int id) throws IOException {
        files.hide(Archive.json(Archive.COMMENTS, id));
        files.hide(Archive.json(Archive.LIKES, id));
    }

    /**
     * What the blog has removed of a list, oldest removal first.
     *
     * @param path of the public file that held it: {@code comments/12.json}, {@code notes.json}; for what {@code blog.json}
     *     holds, {@code menu.json} and {@code links.json}
     * @param type of what the list holds
     */
    public <T> List<Removed<T>> removed(String path, Class<T> type) throws IOException {
        return read(REMOVED + path, ArchiveJson.ofRemoved(type)).orElse(List.of());
    }

    /**
     * Keeps what the blog has removed of a list; the caller writes the list without it afterwards. A run that was killed
     * between the two does both again.
     */
    public <T> void keepRemoved(String path, Class<T> type, List<Removed<T>> gone) throws IOException {
        List<Removed<T>> all = new ArrayList<>(removed(path, type));
        Set<T> kept = all.stream().map(Removed::what).collect(Collectors.toSet());
        gone.stream().filter(one -> !kept.contains(one.what())).forEach(all::add);
        files.writeOrRemove(Index.PRIVATE + REMOVED + path, all);
    }

    /** Lets go of what the blog shows again. */
    public <T> void takeBack(String path, Class<T> type, Predicate<T> isShown) throws IOException {
        List<Removed<T>> all = removed(path, type);
        List<Removed<T>> left =
                all.stream().filter(one -> !isShown.test(one.what())).toList();
        if (left.size() < all.size()) {
            files.writeOrRemove(Index.PRIVATE + REMOVED + path, left);
        }
    }

    /**
     * Takes back a tombstone: the article is there again. Its comments and likes are asked for anew; those that are not
     * there any more stay as removed ones.
     */
    public void restore(int id) throws IOException {
        keepDiscussion(id);
        for (String folder : List.of(WITHDRAWN, Archive.ARTICLES, SEALED, Archive.PAGES)) {
            files.remove(Index.PRIVATE + Archive.json(folder, id));
        }
    }

    /** The same of a standalone page. */
    public void restorePage(int id) throws IOException {
        if (files.find(Index.PRIVATE + Archive.json(Archive.PAGES, id)).isEmpty()) {
            return;
        }
        keepDiscussion(id);
        files.remove(Index.PRIVATE + Archive.json(Archive.PAGES, id));
        if (article(id).isEmpty()) {
            files.remove(Index.PRIVATE + Archive.json(WITHDRAWN, id));
        }
    }

    private void keepDiscussion(int id) throws IOException {
        String comments = Archive.json(Archive.COMMENTS, id);
        List<Comment> said = files.readOr(Index.PRIVATE + comments, new TypeReference<>() {}, List.of());
        if (!said.isEmpty()) {
            keepRemoved(comments, Comment.class, Removed.ofThreads(said, any -> true, files.now()));
        }
        files.remove(Index.PRIVATE + comments);
        String likes = Archive.json(Archive.LIKES, id);
        List<Like> liked = files.readOr(Index.PRIVATE + likes, new TypeReference<>() {}, List.of());
        if (!liked.isEmpty()) {
            keepRemoved(
                    likes,
                    Like.class,
                    liked.stream()
                            .map(like -> new Removed<>(files.now(), 0, like))
                            .toList());
        }
        files.remove(Index.PRIVATE + likes);
    }

    private <T> Optional<T> read(String path, ArchiveJson.Parser<T> parser) throws IOException {
        return files.read(Index.PRIVATE + path, parser);
    }

    private void write(String path, byte[] bytes) throws IOException {
        files.write(Index.PRIVATE + path, bytes);
    }
}
