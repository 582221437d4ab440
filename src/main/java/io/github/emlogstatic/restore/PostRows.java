package io.github.emlogstatic.restore;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes all articles and pages of an archive with their comments and likes, drafts last. */
final class PostRows {

    private final Archive archive;
    private final Map<Integer, Secret> passwords;
    private final ArticleRows rows;
    private final DiscussionRows discussion;
    private final Losses losses;
    private final DraftRows drafts;
    private final Counters counters;

    /** @param passwords the passwords of protected articles, by id, as configured */
    PostRows(
            Archive archive, Map<Integer, Secret> passwords, ArticleRows rows, DiscussionRows discussion, Losses losses)
            throws IOException {
        this.archive = archive;
        this.passwords = passwords;
        this.rows = rows;
        this.discussion = discussion;
        this.losses = losses;
        this.drafts = new DraftRows(archive, passwords, losses);
        this.counters = archive.counters();
    }

    void write(Progress progress) throws IOException {
        for (int id : archive.articleIds()) {
            ArchivedArticle found = archive.article(id).orElseThrow();
            if (found.article().needsPassword()) {
                sealed(found.article());
            } else {
                article(found, Visibility.OPEN);
            }
            progress.advance();
        }
        for (int id : archive.pageIds()) {
            List<Comment> comments = archive.comments(id);
            List<Like> likes = archive.likes(id);
            ArchivedPage page = archive.page(id).orElseThrow();
            rows.page(page, counts(id, comments, likes), Visibility.OPEN);
            discussion.comments(id, comments);
            discussion.likes(id, likes);
        }
        drafts.write(rows, discussion);
        rows.tags(archive.tags(), losses);
    }

    private void article(ArchivedArticle archived, Visibility shown) throws IOException {
        int id = archived.article().id();
        List<Comment> comments =
                shown.isOpen() ? archive.comments(id) : archive.privateFolder().comments(id);
        List<Like> likes =
                shown.isOpen() ? archive.likes(id) : archive.privateFolder().likes(id);
        rows.article(archived, counts(id, comments, likes), shown);
        discussion.comments(id, comments);
        discussion.likes(id, likes);
    }

    private void sealed(Article article) throws IOException {
        Optional<ArchivedArticle> known =
                archive.privateFolder().article(article.id()).filter(ArchivedArticle::hasText);
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
        if (archive.privateFolder().comments(article.id()).isEmpty() && drafts.approved(article.id()) == 0) {
            losses.withoutComments();
        }
        ArchivedArticle text = known.get();
        Article whole = article.toBuilder().fields(text.article().fields()).build();
        article(
                new ArchivedArticle(whole, text.body(), text.origin(), "", text.extra(), text.settings()),
                Visibility.ofProtected(password));
    }

    private ArticleCounts counts(int id, List<Comment> comments, List<Like> likes) throws IOException {
        return new ArticleCounts(
                counters.views().getOrDefault(id, 0),
                Comment.count(comments) + drafts.approved(id),
                likes.size(),
                counters.dislikes().getOrDefault(id, 0),
                counters.collections().getOrDefault(id, 0));
    }
}
