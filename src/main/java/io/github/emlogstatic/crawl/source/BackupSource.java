package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.Origin;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Taker;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.RequestNames;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.source.ArticleSource.Opening;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.Wanted;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The owner's backup of a blog. It is complete, has exact dates and needs no requests. If the archive was updated from
 * the living blog after the backup was made, the backup only adds missing things and narrows dates; it changes and
 * removes nothing.
 */
public final class BackupSource implements ArticleSource {

    private final BackupBlog blogFiles;
    private final Backup backup;
    private final CrawlContext context;
    private final Archive archive;
    private final Blog blog;
    private final boolean outdated;
    private ListingResult listing = ListingResult.part(Map.of());

    private BackupSource(BackupBlog blogFiles, CrawlContext context, String address) throws IOException {
        this.blogFiles = blogFiles;
        this.backup = blogFiles.backup();
        this.context = context;
        this.archive = context.archive();
        this.outdated = isOutdated();
        this.blog = blog(address);
    }

    public static Opening of(BackupBlog blogFiles) {
        return (context, changes, loader, address, moved) -> new BackupSource(blogFiles, context, address);
    }

    /** Whether the living blog was read after the backup was made, and so tells more. */
    private boolean isOutdated() throws IOException {
        Instant made = backup.madeAt();
        return context.ledger().lastFullSweep().filter(made::isBefore).isPresent();
    }

    private Blog blog(String address) throws IOException {
        Optional<Blog> known = archive.blog();
        if (outdated && known.isPresent()) {
            return known.get();
        }
        BlogConfig config = context.config().blog();
        Set<String> aliases = new TreeSet<>(config.aliases());
        known.ifPresent(before -> {
            aliases.addAll(before.aliases());
            if (!BlogAddress.same(before.address(), address)) {
                aliases.add(before.address());
            }
        });
        aliases.remove(address);
        BlogProfile told = backup.profile();
        String favicon = known.map(before -> before.profile().favicon()).orElse("");
        return new Blog(
                address,
                List.copyOf(aliases),
                config.facts().name().orElse(backup.name()),
                backup.description(),
                config.facts().timeZone().orElse(backup.zone().getId()),
                backup.navigation(),
                backup.links(),
                new BlogProfile(
                        told.description(), told.keywords(), told.footer(), told.record(), favicon, told.homePage()));
    }

    @Override
    public Abilities abilities() {
        Set<Ability> all =
                Set.of(Ability.LIST_TELLS_ARTICLES, Ability.LIST_SHOWS_ALL, Ability.OPENS_PROTECTED, Ability.FREE);
        return new Abilities(
                all,
                outdated ? Map.of() : ApiSource.IMPROVEMENTS,
                new RequestNames("backup", "backup", "comment_list", "like_list"));
    }

    @Override
    public Instant asOf() throws IOException {
        return backup.madeAt();
    }

    @Override
    public Blog blog() {
        return blog;
    }

    @Override
    public ListingResult list(boolean whole) throws IOException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (ListEntry entry : backup.articles(context.now())) {
            Optional<ListEntry> shown = outdated ? asKnown(entry) : Optional.of(entry);
            shown.ifPresent(one -> entries.put(one.article().id(), one));
        }
        listing = outdated
                ? ListingResult.part(entries)
                : ListingResult.whole(entries, "the blog's backup, which holds all articles");
        return listing;
    }

    /** Returns the entry with the archived article; empty if there is none, because the blog no longer showed it. */
    private Optional<ListEntry> asKnown(ListEntry entry) throws IOException {
        return archive.article(entry.article().id())
                .filter(known ->
                        known.article().needsPassword() == entry.article().needsPassword())
                .map(known -> entry.with(known.article()).with(known.settings()));
    }

    @Override
    public Optional<List<Category>> categoriesTold() {
        return Optional.of(backup.categories());
    }

    @Override
    public void articles(List<ArticleChange> wanted, Taker taker) throws IOException {
        context.workers().each("articles", wanted, change -> {
            Optional<ArticleAnswer> answer = answer(change);
            if (answer.isPresent()) {
                taker.take(answer.get());
            }
        });
    }

    private Optional<ArticleAnswer> answer(ArticleChange change) throws IOException {
        if (outdated) {
            return Optional.empty(); // the archived text is newer
        }
        ArticleDetail detail = backup.detail(change.id()).orElseThrow();
        if (change.entry().article().needsPassword()) {
            return Optional.of(locked(change, detail));
        }
        Optional<ArchivedArticle> known = known(change).filter(before -> isOf(before.body(), detail.body()));
        boolean stays = known.filter(
                        before -> before.article().equals(change.entry().article())
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
        return known.isPresent()
                ? new ArticleText(
                        known.get().body(),
                        known.get().origin(),
                        false,
                        known.get().extra())
                : new ArticleText(detail.body(), Origin.BACKUP, false, detail.extra());
    }

    private static boolean isOf(Body known, Body typed) {
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
        Optional<Secret> password =
                Optional.ofNullable(context.config().blog().articlePasswords().get(change.id()));
        if (password.isEmpty()) {
            return new Locked(change, Optional.empty(), false);
        }
        if (!backup.opens(change.id(), password.get().value())) {
            context.problems()
                    .add(
                            "the configured password does not open the article",
                            context.base() + change.entry().article().url(),
                            "the backup has another one; correct blog.articlePasswords");
            return new Locked(change, Optional.empty(), false);
        }
        Article article = change.entry().article().toBuilder()
                .fields(detail.article().fields())
                .build();
        ArticleText text = new ArticleText(detail.body(), Origin.BACKUP, false, detail.extra());
        return new Locked(change.as(article).with(backup.settings(change.id())), Optional.of(text), true);
    }

    @Override
    public ListingResult settled() {
        return listing;
    }

    @Override
    public Set<Integer> outsideTheList() {
        return Set.of();
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        return outdated ? archive.categories() : backup.categories();
    }

    @Override
    public List<Author> authors(Collection<ListEntry> entries) throws IOException {
        Map<Integer, Author> all = new TreeMap<>();
        archive.authors().forEach(author -> all.put(author.id(), author));
        for (Author author : backup.authors()) {
            if (!outdated || !all.containsKey(author.id())) {
                all.put(author.id(), author);
            }
        }
        return List.copyOf(all.values());
    }

    @Override
    public PageAnswer page(int id) throws IOException {
        if (outdated) {
            return new PageAnswer.Unanswered(id);
        }
        if (!backup.pages().contains(id)) {
            return new PageAnswer.Gone(id, backup.holds(id) ? "it is hidden, or an article" : "it is deleted");
        }
        ArticleDetail detail = backup.detail(id).orElseThrow();
        return detail.article().needsPassword() ? new PageAnswer.Locked(id) : shown(detail);
    }

    private PageAnswer.Shown shown(ArticleDetail detail) throws IOException {
        Page page = pageOf(detail);
        Optional<ArchivedPage> known = archive.page(page.id())
                .filter(before -> before.origin().equals(Origin.DETAIL))
                .filter(before -> isOf(before.body(), detail.body()));
        ArchivedPage archived = new ArchivedPage(
                page,
                known.map(ArchivedPage::body).orElse(detail.body()),
                known.map(ArchivedPage::origin).orElse(Origin.BACKUP),
                known.map(ArchivedPage::extra).orElse(detail.extra()),
                backup.settings(page.id()));
        return new PageAnswer.Shown(
                archived,
                OptionalInt.of(detail.counts().comments()),
                OptionalInt.of(detail.counts().views()),
                Optional.empty());
    }

    private static Page pageOf(ArticleDetail detail) {
        Article article = detail.article();
        return new Page(
                article.id(), article.title(), article.date(), article.url(), article.authorId(), article.cover());
    }

    @Override
    public PageAnswer page(Candidate candidate) throws IOException {
        for (int id : backup.pages()) {
            boolean meant =
                    id == candidate.id() || candidate.id() == 0 && address(id).equals(candidate.address());
            if (meant) {
                return page(id);
            }
        }
        return new PageAnswer.None();
    }

    private String address(int id) throws IOException {
        return backup.detail(id).orElseThrow().article().url();
    }

    @Override
    public Set<String> pagesSeen() {
        try {
            Set<String> addresses = new TreeSet<>();
            for (int id : backup.pages()) {
                addresses.add(address(id));
            }
            return addresses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the comments. An outdated backup lacks the newest and has some that were deleted since. */
    @Override
    public Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException {
        return Optional.of(new CommentsAnswer(
                backup.comments(due.id()), outdated ? new SourceView.Past() : new SourceView.Whole()));
    }

    @Override
    public Optional<List<Like>> likes(int id) throws IOException {
        return outdated ? Optional.empty() : Optional.of(backup.likes(id));
    }

    @Override
    public Optional<NotesAnswer> newestNotes() throws IOException {
        return outdated
                ? Optional.empty()
                : Optional.of(new NotesAnswer(backup.notes(), true, new SourceView.Whole(), context.base()));
    }

    @Override
    public List<Note> notes(NotesAnswer newest) {
        return newest.newest();
    }

    /** An outdated backup adds drafts that the archive lacks. */
    @Override
    public void keepDrafts() throws IOException {
        if (!context.config().backup().drafts()) {
            return;
        }
        DraftFolder drafts = archive.drafts();
        Set<Integer> keptBack = new TreeSet<>(backup.keptBack(context.now()));
        keptBack.removeIf(id -> archive.hidden().hasArticle(id)); // its text is there
        for (int id : keptBack) {
            if (!outdated || !drafts.ids().contains(id) && !archive.isPublic(id)) {
                keep(drafts, backup.detail(id).orElseThrow());
            }
        }
        for (int id : backup.commented()) {
            if (!outdated || drafts.comments(id).isEmpty()) {
                drafts.writeComments(id, backup.privateComments(id, keptBack.contains(id)));
            }
        }
        if (!outdated || drafts.notes().isEmpty()) {
            drafts.writeNotes(backup.privateNotes());
        }
    }

    private void keep(DraftFolder drafts, ArticleDetail detail) throws IOException {
        ArticleSettings settings = backup.settings(detail.article().id());
        Origin origin = Origin.BACKUP;
        if (detail.type().equals("page")) {
            drafts.write(new ArchivedPage(pageOf(detail), detail.body(), origin, detail.extra(), settings));
        } else {
            drafts.write(new ArchivedArticle(detail.article(), detail.body(), origin, "", detail.extra(), settings));
        }
    }

    @Override
    public Whereabouts whereabouts(int id) {
        return new Whereabouts.Gone(backup.holds(id) ? "hidden, or of a later date" : "deleted");
    }

    @Override
    public boolean readHome() {
        return false;
    }

    @Override
    public Blog settledBlog() {
        return blog;
    }

    @Override
    public boolean iconIsDue() {
        return false;
    }

    @Override
    public Download download(String address, Path temporary, Wanted wanted) throws EmlogException {
        return blogFiles.download(address, temporary, wanted);
    }

    @Override
    public Download image(String url, Path temporary, Wanted wanted) throws EmlogException {
        return blogFiles.image(url, temporary, wanted);
    }

    @Override
    public Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException {
        return blogFiles.avatar(avatar, temporary, maxBytes);
    }

    @Override
    public List<String> alsoAsks() {
        return List.of();
    }

    @Override
    public Map<String, Integer> requests() {
        return blogFiles.requests();
    }

    @Override
    public int views() {
        return 0;
    }

    @Override
    public void save() {
        // the next run reads the backup again
    }
}
