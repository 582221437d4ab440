package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.backup.BackupPart;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backup that is newer than the last complete visit to the living blog, or the only source of the archive. */
final class CurrentBackup extends BackupSource {

    CurrentBackup(BackupBlog files, CrawlContext context, Blog blog) {
        super(files, context, blog);
    }

    @Override
    public Abilities abilities() {
        return abilities(Abilities.BETTER_THAN_LIST_AND_PAGES);
    }

    @Override
    ListingResult read() throws IOException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (ListEntry entry : backup.articles(context.now())) {
            entries.put(entry.id(), completed(entry));
        }
        return ListingResult.whole(
                entries,
                backup.cuts().isEmpty()
                        ? "the blog's backup, which holds all articles"
                        : "what is left of the blog's backup");
    }

    /** Adds from the archive what the backup has no tables for. */
    ListEntry completed(ListEntry entry) throws IOException {
        if (backup.incomplete().isEmpty()) {
            return entry;
        }
        Article told = entry.article();
        Optional<Article> known = archive.article(told.id()).map(ArchivedArticle::article);
        return entry.with(told.toBuilder()
                .tags(backup.told(BackupPart.TAGS, told.tags(), known.map(Article::tags)))
                .fields(backup.told(BackupPart.FIELDS, told.fields(), known.map(Article::fields)))
                .url(url(told.url(), known.map(Article::url)))
                .build());
    }

    @Override
    public void articles(List<ArticleChange> wanted, AnswerReceiver receiver) throws IOException {
        context.workers().each("articles", wanted, change -> receiver.receive(answer(change)));
    }

    private Optional<ArticleAnswer> answer(ArticleChange change) throws IOException {
        ArticleDetail detail = backup.detail(change.id()).orElseThrow();
        if (change.article().needsPassword()) {
            return Optional.of(locked(change, detail));
        }
        Optional<ArchivedArticle> known = known(change).filter(before -> isOf(before.body(), detail.body()));
        boolean stays = known.filter(before -> before.article().equals(change.article())
                        && before.settings().equals(change.settings()))
                .isPresent();
        ArticleChange told =
                known.map(before -> change.withListed(before.listed())).orElse(change);
        return stays ? Optional.empty() : Optional.of(new Open(told, text(detail, known), Optional.empty()));
    }

    private static Optional<ArchivedArticle> known(ArticleChange change) {
        return change.known().filter(before -> before.origin().equals(Origin.DETAIL));
    }

    /** @param known the archived article if its source is the same; emlog's own HTML is then kept */
    private static ArticleText text(ArticleDetail detail, Optional<ArchivedArticle> known) {
        boolean unseen = !detail.body().excerpt().isEmpty();
        return known.isPresent()
                ? new ArticleText(
                        known.get().body(),
                        known.get().origin(),
                        unseen,
                        known.get().extra())
                : new ArticleText(detail.body(), Origin.BACKUP, unseen, detail.extra());
    }

    /** Whether a text of the archive is that of the backup. */
    static boolean isOf(Body known, Body typed) {
        return isOf(known.contentSource(), known.content(), typed.contentSource(), typed.content())
                && isOf(known.excerptSource(), known.excerpt(), typed.excerptSource(), typed.excerpt());
    }

    /**
     * Compares two texts. Before emlog 2.4 the API does not tell their sources, so only their plain text can be
     * compared.
     */
    private static boolean isOf(String knownSource, String known, String typedSource, String typed) {
        return knownSource.isEmpty()
                ? PlainText.ofHtml(known).equals(PlainText.ofHtml(typed))
                : PlainText.same(knownSource, typedSource);
    }

    private Locked locked(ArticleChange change, ArticleDetail detail) throws IOException {
        Optional<Secret> password = context.config().blog().passwordOf(change.id());
        if (password.isEmpty()) {
            return Locked.unopened(change);
        }
        if (!backup.opens(change.id(), password.get().value())) {
            context.problems()
                    .add(
                            "the configured password does not open the article",
                            context.base() + change.article().url(),
                            "the backup has another one; correct blog.articlePasswords");
            return Locked.unopened(change);
        }
        Article article =
                change.article().toBuilder().fields(detail.article().fields()).build();
        ArticleText text = new ArticleText(detail.body(), Origin.BACKUP, false, detail.extra());
        return Locked.opened(change.as(article).with(backup.settings(change.id())), text);
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        return backup.told(BackupPart.CATEGORIES, backup.categories(), Optional.of(archive.categories()));
    }

    @Override
    public Optional<List<TagSettings>> tags() throws IOException {
        return backup.lacks(BackupPart.TAGS) ? Optional.empty() : Optional.of(backup.tags());
    }

    @Override
    public List<Author> authors(Collection<ListEntry> entries) throws IOException {
        Map<Integer, Author> all = Author.byId(archive.authors());
        for (Author author : writers()) {
            all.merge(author.id(), author, (known, told) -> backup.told(BackupPart.USERS, told, Optional.of(known)));
        }
        return List.copyOf(all.values());
    }

    @Override
    public PageAnswer page(int id) throws IOException {
        if (!backup.pages().contains(id)) {
            return new PageAnswer.Gone(id, backup.holds(id) ? "it is hidden, or an article" : "it is deleted");
        }
        ArticleDetail detail = backup.detail(id).orElseThrow();
        return detail.article().needsPassword() ? new PageAnswer.Locked(id) : shown(detail);
    }

    private PageAnswer.Shown shown(ArticleDetail detail) throws IOException {
        Page page = page(detail);
        Optional<ArchivedPage> known = archive.page(page.id())
                .filter(before -> before.origin().equals(Origin.DETAIL))
                .filter(before -> isOf(before.body(), detail.body()));
        ArchivedPage archived = new ArchivedPage(
                page,
                known.map(ArchivedPage::body).orElse(detail.body()),
                known.map(ArchivedPage::origin).orElse(Origin.BACKUP),
                known.map(ArchivedPage::extra).orElse(detail.extra()),
                backup.settings(page.id()));
        return PageAnswer.Shown.of(archived, detail.counts());
    }

    @Override
    public Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException {
        SourceView view = backup.lacks(BackupPart.COMMENTS) ? new SourceView.Past() : new SourceView.Whole();
        return Optional.of(new CommentsAnswer(backup.comments(due.id()), view));
    }

    @Override
    public Optional<List<Like>> likes(int id) throws IOException {
        return backup.lacks(BackupPart.LIKES) ? Optional.empty() : Optional.of(backup.likes(id));
    }

    @Override
    public Optional<NotesAnswer> newestNotes() throws IOException {
        return backup.lacks(BackupPart.NOTES)
                ? Optional.empty()
                : Optional.of(new NotesAnswer(backup.notes(), true, new SourceView.Whole(), context.base()));
    }

    @Override
    void keep(BackupDrafts drafts) throws IOException {
        drafts.write();
    }
}
