package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** The blog on disk. Reading is safe for several threads; writing too, each file being replaced whole. */
public final class Archive implements AutoCloseable {

    private Archive() {}

    /** Opens an archive for reading and writing, makes it where it is not there, and locks out other runs. */
    public static Archive open(Path directory) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Opens an archive for reading only; takes no lock. */
    public static Archive read(Path directory) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public Optional<Blog> blog() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public List<Category> categories() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public List<Author> authors() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public List<Note> notes() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Views by article id. */
    public Map<Integer, Integer> counters() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public Map<String, String> names() throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public NavigableSet<Integer> articleIds() {
        throw new UnsupportedOperationException("not written yet");
    }

    public NavigableSet<Integer> pageIds() {
        throw new UnsupportedOperationException("not written yet");
    }

    public Optional<ArchivedArticle> article(int id) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public Optional<ArchivedPage> page(int id) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public List<Comment> comments(int id) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    public List<Like> likes(int id) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The file at that path of the archive, which need not exist; never outside the archive. */
    public Path file(String path) {
        throw new UnsupportedOperationException("not written yet");
    }

    @Override
    public void close() throws IOException {}
}
