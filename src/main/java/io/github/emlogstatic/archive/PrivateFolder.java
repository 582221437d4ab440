package io.github.emlogstatic.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** {@code private/}: what the public may no longer or not yet read. Safe for several threads. */
public final class PrivateFolder {

    private static final String WITHDRAWN = "withdrawn/";
    private static final String SEALED = "sealed/";
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

    /** An article that is protected or withdrawn, as it was last known. */
    public Optional<ArchivedArticle> article(int id) throws IOException {
        Optional<Path> file = find(Archive.json(Archive.ARTICLES, id));
        return file.isPresent() ? Optional.of(ArchiveJson.readArticle(file.get())) : Optional.empty();
    }

    public void write(ArchivedArticle article) throws IOException {
        write(Archive.json(Archive.ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    /** The public form of a protected article, as it was last made. */
    public Optional<SealedArticle> sealed(int id) throws IOException {
        Optional<Path> file = find(Archive.json(SEALED, id));
        return file.isPresent() ? Optional.of(ArchiveJson.read(file.get(), SealedArticle.class)) : Optional.empty();
    }

    public void write(int id, SealedArticle article) throws IOException {
        write(Archive.json(SEALED, id), ArchiveJson.bytes(article));
    }

    /** The key of the keyed hashes that stand for private texts outside of this folder. */
    public Optional<byte[]> key() throws IOException {
        Optional<Path> file = find(KEY);
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    public void writeKey(byte[] key) throws IOException {
        write(KEY, key);
    }

    public Optional<Withdrawal> withdrawal(int id) throws IOException {
        Optional<Path> file = find(Archive.json(WITHDRAWN, id));
        return file.isPresent() ? Optional.of(ArchiveJson.read(file.get(), Withdrawal.class)) : Optional.empty();
    }

    /** Moves an article with its comments and likes out of the public's sight, and puts up a tombstone. */
    public void withdraw(Withdrawal withdrawal) throws IOException {
        write(Archive.json(WITHDRAWN, withdrawal.id()), ArchiveJson.bytes(withdrawal));
        files.hide(Archive.json(Archive.ARTICLES, withdrawal.id()));
        takeDiscussion(withdrawal.id());
    }

    /** Moves a page likewise. */
    public void withdrawPage(Withdrawal withdrawal) throws IOException {
        write(Archive.json(WITHDRAWN, withdrawal.id()), ArchiveJson.bytes(withdrawal));
        files.hide(Archive.json(Archive.PAGES, withdrawal.id()));
        files.hide(Archive.json(Archive.COMMENTS, withdrawal.id()));
    }

    /** Moves what belongs to an article's text, but not the article itself, out of the public's sight. */
    public void takeDiscussion(int id) throws IOException {
        files.hide(Archive.json(Archive.COMMENTS, id));
        files.hide(Archive.json(Archive.LIKES, id));
    }

    /** Takes back a tombstone: the article is there again. */
    public void restore(int id) throws IOException {
        for (String folder :
                List.of(WITHDRAWN, Archive.ARTICLES, SEALED, Archive.PAGES, Archive.COMMENTS, Archive.LIKES)) {
            files.remove(Index.PRIVATE + Archive.json(folder, id));
        }
    }

    private Optional<Path> find(String path) {
        return files.find(Index.PRIVATE + path);
    }

    private void write(String path, byte[] bytes) throws IOException {
        files.write(Index.PRIVATE + path, bytes);
    }
}
