package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes an archive as backup files of a fresh emlog: ids, addresses, dates, threads, menu and views stay what they were.
 * Only what the public could read comes back, and protected articles whose text the archive has. For one thread.
 */
public final class Restore {

    private static final List<String> CLEARED =
            List.of("blog", "blog_fields", "comment", "like", "twitter", "sort", "tag", "link");

    private final Archive archive;
    private final BackupForm form;
    private final Map<Integer, Secret> passwords;
    private final Blog blog;
    private final MovedTexts texts;
    private final DraftRows drafts;
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
        this.drafts = new DraftRows(archive, passwords);
        this.progress = progress;
        this.blog = archive.blog()
                .orElseThrow(() -> new RestoreException(archive.directory() + " holds no blog (no blog.json)"));
        this.texts = new MovedTexts(blog.aliases(), blog.address(), url);
    }

    /**
     * What would come back.
     *
     * @param articles that readers see again
     * @param pages that readers see again
     * @param hidden titles and ids of articles and pages that only the owner sees
     * @param sqlFiles how many SQL files there are
     * @param losses what does not come back as it was, by name
     */
    public record Outlook(int articles, int pages, List<String> hidden, int sqlFiles, List<String> losses) {
        public Outlook {
            hidden = List.copyOf(hidden);
            losses = List.copyOf(losses);
        }
    }

    /** Tells what {@link #writeTo} would write; nothing is written. */
    public Outlook outlook() throws IOException {
        SqlWriter nowhere = new SqlWriter(form, Optional.empty(), 0);
        Losses losses = new Losses();
        progress.start("reading", archive.articleCount());
        ArticleRows rows = rows(nowhere, losses);
        progress.finish();
        int sqlFiles = nowhere.finish();
        return new Outlook(rows.shownArticles(), rows.shownPages(), rows.hidden(), sqlFiles, losses.lines(nowhere));
    }

    /** Writes all files. */
    void writeTo(OwnFiles files, Outlook outlook) throws IOException {
        SqlWriter writer = new SqlWriter(form, Optional.of(files), outlook.sqlFiles());
        progress.start("articles", archive.articleCount());
        rows(writer, new Losses());
        progress.finish();
        uploads(files);
        writer.finish();
    }

    private void uploads(OwnFiles files) throws IOException {
        progress.start("uploads", archive.uploads().count());
        for (IndexEntry upload : archive.uploads().entries()) {
            String path = upload.path();
            files.write(
                    OddName.atBlog(path),
                    Checksum.of(archive.file(path)),
                    to -> archive.uploads().copyTo(path, to));
            progress.advance();
        }
        progress.finish();
    }

    private ArticleRows rows(SqlWriter writer, Losses losses) throws IOException {
        for (String table : CLEARED) {
            writer.clear(table, "");
        }
        Map<Integer, Page> pages = new TreeMap<>();
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(page -> pages.put(id, page.page()));
        }
        Map<Integer, String> pageAddresses = new TreeMap<>();
        pages.forEach((id, page) -> pageAddresses.put(id, page.url()));
        KnownAddresses addresses = addresses(pageAddresses);
        BlogRows whole = new BlogRows(writer, texts);
        whole.settings(blog, addresses, losses);
        whole.authors(archive.authors());
        whole.categories(archive.categories());
        whole.menu(blog.navigation(), archive.categories(), pageAddresses);
        whole.links(blog.links());
        Set<Integer> users = archive.authors().stream().map(Author::id).collect(Collectors.toSet());
        DiscussionRows discussion = new DiscussionRows(writer, texts, users, losses);
        ArticleRows rows = new ArticleRows(writer, blog.zone(), addresses, texts);
        articles(rows, discussion, losses);
        discussion.notes(archive.notes(), false);
        discussion.notes(archive.drafts().notes(), true);
        return rows;
    }

    private KnownAddresses addresses(Map<Integer, String> pages) throws IOException {
        Map<Integer, String> all = new TreeMap<>(pages);
        for (int id : archive.articleIds()) {
            archive.article(id).ifPresent(found -> all.put(id, found.article().url()));
        }
        return KnownAddresses.of(all);
    }

    private void articles(ArticleRows rows, DiscussionRows discussion, Losses losses) throws IOException {
        Counters counters = archive.counters();
        for (int id : archive.articleIds()) {
            ArchivedArticle found = archive.article(id).orElseThrow();
            if (found.article().needsPassword()) {
                sealed(found.article(), counters, rows, discussion, losses);
            } else {
                article(found, "", false, counters, rows, discussion);
            }
            progress.advance();
        }
        for (int id : archive.pageIds()) {
            ArchivedPage found = archive.page(id).orElseThrow();
            List<Comment> comments = archive.comments(id);
            List<Like> likes = archive.likes(id);
            rows.page(found, counts(id, counters, comments, likes), "", false);
            discussion.comments(id, comments);
            discussion.likes(id, likes);
        }
        drafts.write(rows, discussion);
        rows.tags();
    }

    private void article(
            ArchivedArticle archived,
            String password,
            boolean draft,
            Counters counters,
            ArticleRows rows,
            DiscussionRows discussion)
            throws IOException {
        int id = archived.article().id();
        boolean open = password.isEmpty() && !draft;
        List<Comment> comments = open ? archive.comments(id) : archive.hidden().comments(id);
        List<Like> likes = archive.likes(id);
        rows.article(archived, counts(id, counters, comments, likes), password, draft);
        discussion.comments(id, comments);
        discussion.likes(id, likes);
    }

    /** Without its password a protected article comes back as a draft: it must not be open for a moment. */
    private void sealed(Article article, Counters counters, ArticleRows rows, DiscussionRows discussion, Losses losses)
            throws IOException {
        Optional<ArchivedArticle> known = archive.hidden()
                .article(article.id())
                .filter(found -> !found.body().equals(Body.EMPTY));
        if (known.isEmpty()) {
            known = archive.drafts().article(article.id());
        }
        if (known.isEmpty()) {
            losses.of("the protected article '" + article.title() + "' (" + article.id()
                    + ") and its comments: the archive does not have its text");
            return;
        }
        Optional<Secret> password = Optional.ofNullable(passwords.get(article.id()));
        if (password.isEmpty()) {
            losses.of("the protected article '" + article.title() + "' (" + article.id()
                    + ") comes back as a draft, for its password is not in blog.articlePasswords");
        }
        if (archive.hidden().comments(article.id()).isEmpty() && drafts.approved(article.id()) == 0) {
            losses.withoutComments();
        }
        ArchivedArticle text = known.get();
        article(
                new ArchivedArticle(article, text.body(), text.origin(), "", text.extra(), text.settings()),
                password.map(Secret::value).orElse(""),
                password.isEmpty(),
                counters,
                rows,
                discussion);
    }

    private ArticleRows.Counts counts(int id, Counters counters, List<Comment> comments, List<Like> likes)
            throws IOException {
        return new ArticleRows.Counts(
                counters.views().getOrDefault(id, 0),
                DiscussionRows.count(comments) + drafts.approved(id),
                likes.size(),
                counters.dislikes().getOrDefault(id, 0),
                counters.collections().getOrDefault(id, 0));
    }
}
