package io.github.emlogstatic.embedded;

import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive holds, as emlog's tables would. Everything but texts, comments and likes is read when it is opened; those
 * are read when they are asked for. Safe for several threads.
 */
final class ServedBlog {

    /**
     * emlog's list: what is pinned first, then the newest. If two articles have the same second, the lower id comes first.
     */
    private static final Comparator<Article> LIST_ORDER = Comparator.comparing(Article::top)
            .thenComparing(Article::categoryTop)
            .thenComparing(Article::date)
            .reversed()
            .thenComparing(Article::id);

    private final Archive archive;
    private final Map<Integer, String> passwords;
    private final Blog blog;
    private final Map<Integer, Article> articles = new HashMap<>();
    private final Map<Integer, Article> pages = new HashMap<>();
    private final Map<Integer, Category> categories = new HashMap<>();
    private final Map<Integer, Author> authors = new HashMap<>();
    private final Counters counters;
    private final Map<Integer, Integer> comments = new HashMap<>();
    private final Map<Integer, Integer> likes = new HashMap<>();
    private final Map<String, Path> uploads = new HashMap<>();
    private final List<Article> listed;
    private final List<Note> notes;

    ServedBlog(Archive archive, Map<Integer, String> passwords) throws IOException {
        this.archive = archive;
        this.passwords = passwords;
        this.blog = archive.blog().orElseThrow(() -> new IOException("the archive has no blog.json"));
        for (int id : archive.articleIds()) {
            articles.put(
                    id, whole(archive.article(id), ArchivePaths.article(id)).article());
            count(id);
        }
        for (int id : archive.pageIds()) {
            pages.put(id, whole(archive.page(id), ArchivePaths.page(id)).page().asArticle());
            count(id);
        }
        archive.categories().forEach(category -> categories.put(category.id(), category));
        archive.authors().forEach(author -> authors.put(author.id(), author));
        for (Media media : archive.uploads().all()) {
            uploads.put(OddName.atBlog(media.path()), archive.file(media.path()));
        }
        this.counters = archive.counters();
        this.notes = numbered(archive.notes());
        this.listed = articles.values().stream().sorted(LIST_ORDER).toList();
    }

    /** What was read of a file, which is empty if the file is lost. */
    private <T> T whole(Optional<T> read, String path) throws IOException {
        archive.damage().requireWhole(path);
        return read.orElseThrow();
    }

    private void count(int id) throws IOException {
        comments.put(id, Comment.count(archive.comments(id)));
        likes.put(id, archive.likes(id).size());
    }

    Blog blog() {
        return blog;
    }

    /** All articles, in the order of emlog's list. */
    List<Article> listed() {
        return listed;
    }

    Optional<Article> article(int id) {
        return Optional.ofNullable(articles.get(id));
    }

    /** A standalone page, as an article. */
    Optional<Article> page(int id) {
        return Optional.ofNullable(pages.get(id));
    }

    List<Article> pages() {
        return List.copyOf(pages.values());
    }

    List<Category> categories() {
        return List.copyOf(categories.values());
    }

    Optional<Category> category(int id) {
        return Optional.ofNullable(categories.get(id));
    }

    Optional<Author> author(int id) {
        return Optional.ofNullable(authors.get(id));
    }

    /** Gives numbers to notes without an id, from the oldest on. An emlog before 2.2.6 tells no ids. */
    private static List<Note> numbered(List<Note> newestFirst) {
        List<Note> numbered = new ArrayList<>(newestFirst);
        int last = 0;
        for (int i = numbered.size() - 1; i >= 0; i--) {
            Note note = numbered.get(i);
            last = note.id() == 0 ? last + 1 : note.id();
            numbered.set(i, new Note(last, note.content(), note.contentSource(), note.date(), note.authorId()));
        }
        return numbered;
    }

    /** Pinned ones first, then the newest, as the archive has them. */
    List<Note> notes() {
        return notes;
    }

    Counters counters() {
        return counters;
    }

    int commentCount(int id) {
        return comments.getOrDefault(id, 0);
    }

    int likeCount(int id) {
        return likes.getOrDefault(id, 0);
    }

    List<Comment> comments(int id) throws IOException {
        return archive.comments(id);
    }

    List<Like> likes(int id) throws IOException {
        return archive.likes(id);
    }

    boolean opens(int id, String password) {
        return password.equals(passwords.get(id));
    }

    /** The text of an article or a page; of a protected article, the one that only its password opens. */
    Body body(Article article) throws IOException {
        int id = article.id();
        if (!article.equals(articles.get(id))) {
            return archive.page(id).map(ArchivedPage::body).orElse(Body.EMPTY).withSources();
        }
        Optional<ArchivedArticle> archived =
                article.needsPassword() ? archive.privateFolder().article(id) : archive.article(id);
        return archived.map(ArchivedArticle::body).orElse(Body.EMPTY).withSources();
    }

    Optional<Path> upload(String path) {
        return Optional.ofNullable(uploads.get(path));
    }
}
