package io.github.emlogstatic.embedded;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills an embedded blog from an archive. Dates that the archive knows as ranges are taken at their beginning. */
final class ArchiveLoader {

    private final Archive archive;
    private final Map<Integer, String> passwords;
    private final EmbeddedBlog blog;
    private int lastNote;

    ArchiveLoader(Archive archive, Map<Integer, String> passwords, EmbeddedBlog blog) {
        this.archive = archive;
        this.passwords = passwords;
        this.blog = blog;
    }

    void load() throws IOException {
        loadBlog(archive.blog().orElseThrow(() -> new IOException("the archive has no blog.json")));
        for (Category category : archive.categories()) {
            blog.category(category);
        }
        for (Author author : archive.authors()) {
            blog.user(author.id(), author.name(), author.avatar(), author.description());
        }
        for (int id : archive.articleIds()) {
            loadArticle(archive.article(id).orElseThrow().article());
        }
        for (int id : archive.pageIds()) {
            loadPage(archive.page(id).orElseThrow().page());
        }
        archive.counters().forEach(blog::views);
        loadNotes(archive.notes());
        for (Media media : archive.media()) {
            blog.upload(media.path(), new Upload.OnDisk(archive.file(media.path())));
        }
    }

    private void loadBlog(Blog archived) {
        blog.configure(options -> options.name(archived.name())
                .description(archived.description())
                .zone(archived.zone())
                .homePage(archived.profile().homePage())
                .apiKey(UUID.randomUUID().toString().replace("-", ""))
                .login("admin", UUID.randomUUID().toString()));
        blog.menus(archived.navigation(), archived.links());
    }

    private void loadArticle(Article article) throws IOException {
        blog.publish(
                article.id(),
                post -> post.title(article.title())
                        .date(article.date())
                        .url(article.url())
                        .author(article.authorId())
                        .category(article.categoryId())
                        .tags(article.tags().toArray(String[]::new))
                        .top(article.top())
                        .categoryTop(article.categoryTop())
                        .cover(article.cover())
                        .fields(article.fields())
                        .password(password(article))
                        .body(() -> body(article)));
        loadDiscussion(article.id());
    }

    private String password(Article article) {
        if (!article.needsPassword()) {
            return "";
        }
        return passwords.getOrDefault(article.id(), UUID.randomUUID().toString());
    }

    private Body body(Article article) {
        try {
            return (article.needsPassword() ? archive.hidden().article(article.id()) : archive.article(article.id()))
                    .map(ArchivedArticle::body)
                    .orElse(Body.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadPage(Page page) throws IOException {
        blog.publish(
                page.id(),
                post -> post.type(Post.PAGE)
                        .title(page.title())
                        .date(page.date())
                        .url(page.url())
                        .author(page.authorId())
                        .cover(page.cover())
                        .body(() -> pageBody(page.id())));
        loadDiscussion(page.id());
    }

    private Body pageBody(int id) {
        try {
            return archive.page(id).map(ArchivedPage::body).orElse(Body.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadDiscussion(int article) throws IOException {
        loadComments(article, 0, archive.comments(article));
        for (Like like : archive.likes(article)) {
            blog.like(new Vote(
                    like.id(),
                    article,
                    like.userId(),
                    like.name(),
                    like.avatar(),
                    like.date().from()));
        }
    }

    private void loadComments(int article, int parent, List<Comment> comments) {
        for (Comment comment : comments) {
            blog.comment(
                    comment.id(),
                    article,
                    remark -> remark.parent(parent)
                            .poster(comment.author())
                            .url(comment.authorUrl())
                            .html(comment.content())
                            .avatar(comment.avatar())
                            .date(comment.date().from())
                            .top(comment.top())
                            .likes(comment.likes()));
            loadComments(article, comment.id(), comment.children());
        }
    }

    private void loadNotes(List<Note> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Note note = newestFirst.get(i);
            lastNote = note.id() == 0 ? lastNote + 1 : note.id();
            String source = note.contentSource().isEmpty() ? note.content() : note.contentSource();
            blog.note(new Jotting(
                    lastNote,
                    note.content(),
                    source,
                    note.authorId(),
                    note.date().from(),
                    false,
                    false,
                    ""));
        }
    }
}
