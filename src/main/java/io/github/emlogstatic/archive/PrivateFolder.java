package io.github.emlogstatic.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code private/}: what the public may no longer or not yet read.
 *
 * @param files of the whole archive
 */
record PrivateFolder(ArchiveFiles files) {

    private static final String WITHDRAWN = "withdrawn/";
    private static final String SEALED = "sealed/";
    private static final String KEY = "key";

    Optional<ArchivedArticle> article(int id) throws IOException {
        Optional<Path> file = find(Archive.json(Archive.ARTICLES, id));
        return file.isPresent() ? Optional.of(ArchiveJson.readArticle(file.get())) : Optional.empty();
    }

    void write(ArchivedArticle article) throws IOException {
        write(Archive.json(Archive.ARTICLES, article.article().id()), ArchiveJson.bytes(article));
    }

    Optional<SealedArticle> sealed(int id) throws IOException {
        Optional<Path> file = find(Archive.json(SEALED, id));
        return file.isPresent() ? Optional.of(ArchiveJson.read(file.get(), SealedArticle.class)) : Optional.empty();
    }

    void write(int id, SealedArticle article) throws IOException {
        write(Archive.json(SEALED, id), ArchiveJson.bytes(article));
    }

    Optional<byte[]> key() throws IOException {
        Optional<Path> file = find(KEY);
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    void writeKey(byte[] key) throws IOException {
        write(KEY, key);
    }

    Optional<Withdrawal> withdrawal(int id) throws IOException {
        Optional<Path> file = find(Archive.json(WITHDRAWN, id));
        return file.isPresent() ? Optional.of(ArchiveJson.read(file.get(), Withdrawal.class)) : Optional.empty();
    }

    /** @param folders of the files that belong to what is withdrawn */
    void withdraw(Withdrawal withdrawal, List<String> folders) throws IOException {
        write(Archive.json(WITHDRAWN, withdrawal.id()), ArchiveJson.bytes(withdrawal));
        for (String folder : folders) {
            files.hide(Archive.json(folder, withdrawal.id()));
        }
    }

    void restore(int id) throws IOException {
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
