package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArticleJson;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.archive.record.SealedArticle;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks whether the content of a file fits its path: the JSON that belongs there, with the id that is in the name. */
record ContentCheck(ArchiveFiles files) {

    /** Whether the file can be read and has such a content. An upload may hold anything but nothing. */
    boolean fits(String path) {
        try {
            require(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void require(String path) throws IOException {
        Path file = files.find(path).orElseThrow(() -> new NoSuchFileException(path));
        boolean isDraft = path.startsWith(DraftFolder.DRAFTS);
        String folder =
                isDraft ? DraftFolder.DRAFTS : path.startsWith(ArchivePaths.PRIVATE) ? ArchivePaths.PRIVATE : "";
        String shown = path.substring(folder.length());
        switch (shown.replaceFirst("/.*", "")) {
            case "articles" ->
                requireId(
                        path,
                        ArchiveJson.read(file, ArticleJson::article).article().id());
            case "pages" ->
                requireId(path, ArchiveJson.read(file, ArticleJson::page).page().id());
            case "withdrawn" ->
                requireId(
                        path,
                        ArchiveJson.read(file, ArchiveJson.of(Withdrawal.class)).id());
            case "comments" -> requireList(file, isDraft ? PrivateComment.class : Comment.class);
            case "likes" -> requireList(file, Like.class);
            case "removed" -> ArchiveJson.read(file, Removed.parser(Object.class));
            case "sealed" -> ArchiveJson.read(file, ArchiveJson.of(SealedArticle.class));
            case ArchivePaths.BLOG -> ArchiveJson.read(file, ArchiveJson.of(Blog.class));
            case ArchivePaths.CATEGORIES -> requireList(file, Category.class);
            case ArchivePaths.TAGS -> requireList(file, TagSettings.class);
            case ArchivePaths.AUTHORS -> requireList(file, Author.class);
            case ArchivePaths.NOTES -> requireList(file, Note.class);
            case ArchivePaths.NAMES -> ArchiveJson.read(file, ArchiveJson.ofMany());
            case ArchivePaths.COUNTERS -> ArchiveJson.read(file, ArchiveJson.of(Counters.class));
            default -> requireContent(path, file); // an upload may hold anything
        }
    }

    private static void requireList(Path file, Class<?> type) throws IOException {
        ArchiveJson.read(file, ArchiveJson.listOf(type));
    }

    /** Fails if a file is empty or all zeros, as after a power cut. */
    private static void requireContent(String path, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b <= 0; b = in.read()) {
                if (b < 0) {
                    throw new IOException(path + " holds nothing");
                }
            }
        }
    }

    private static void requireId(String path, int id) throws IOException {
        if (!path.endsWith("/" + id + ".json")) {
            throw new IOException(path + " holds another id, " + id);
        }
    }
}
