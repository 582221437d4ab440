package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.answer.Whereabouts.NotListed;
import io.github.emlogstatic.crawl.answer.Whereabouts.Unknown;
import io.github.emlogstatic.crawl.blog.ApiCategories;
import io.github.emlogstatic.crawl.blog.CategoryTree;
import io.github.emlogstatic.crawl.discussion.NoteKeys;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.list.ApiListing;
import io.github.emlogstatic.crawl.page.LearntPages;
import io.github.emlogstatic.crawl.page.ListRecords;
import io.github.emlogstatic.crawl.page.PageArticles;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.RequestNames;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.ArticleState.Counted;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A blog whose API is open. Pages are read for what the API does not give: comments before emlog 2.2.8, and new
 * articles whose answer is broken.
 */
final class ApiSource extends OnlineSource {

    private static final int NOTES_A_PAGE = 100;

    /** After so many pages that fail in a row, no more are read for comments: the blog then refuses everything. */
    private static final int MOST_IN_VAIN = 20;

    private final ApiCategories told;
    private final ApiListing apiListing;
    private final ListRecords records = new ListRecords();
    private final ApiPages pages;
    private final AtomicBoolean noComments = new AtomicBoolean();
    private final AtomicBoolean noLikes = new AtomicBoolean();
    private final AtomicInteger pagesInVain = new AtomicInteger();

    ApiSource(OpenBlog open, ApiCategories told, ApiListing apiListing) {
        super(open);
        this.told = told;
        this.apiListing = apiListing;
        this.pages = new ApiPages(emlog, context, this::urlMode, visitor);
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                Set.of(Ability.LIST_TELLS_ARTICLES, Ability.LIST_SHOWS_ALL, Ability.OPENS_PROTECTED),
                Abilities.BETTER_THAN_LIST_AND_PAGES,
                new RequestNames("article_detail", "article_detail", "comment_list", "like_list"));
    }

    @Override
    ListingResult read(boolean whole) throws EmlogException {
        return apiListing.read(whole);
    }

    /** Reads all drafts each time, because neither their dates nor the list tell whether a text was edited. */
    @Override
    public void keepDrafts() throws IOException {
        if (!context.config().backup().drafts() || !emlog.api().authenticated()) {
            return;
        }
        try {
            for (int id : emlog.api().draftIds()) {
                keepDraft(id);
            }
        } catch (EmlogException e) {
            context.problems().missed("drafts not fetched", emlog.base(), e);
        }
    }

    private void keepDraft(int id) throws IOException {
        try {
            ArticleDetail draft = emlog.api().draft(id);
            context.archive()
                    .drafts()
                    .write(new ArchivedArticle(draft.article(), draft.body(), Origin.DETAIL, "", draft.extra()));
        } catch (EmlogException e) {
            context.problems().missed("drafts not fetched", context.where(id), e);
        }
    }

    @Override
    public Optional<List<Category>> categoriesTold() {
        return told.categories();
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        Optional<List<Category>> confirmed = told.confirmedBy(from, emlog.base(), context.problems());
        if (confirmed.isPresent()) {
            return confirmed.get();
        }
        List<Category> known = context.archive().categories();
        if (known.isEmpty()) {
            return categoriesNamed(from, List.of(), records.categoryAddresses());
        }
        CategoryTree tree = new CategoryTree(known);
        tree.addEntries(from.entries().values());
        return tree.inOrderOf(known); // the API only failed this time; it tells more than pages
    }

    @Override
    public void articles(List<ArticleChange> wanted, AnswerReceiver receiver) throws IOException {
        ApiArticles articles = new ApiArticles(emlog, context, changes, visitor);
        context.workers().each("articles", wanted, change -> receiver.receive(articles.ask(change)));
        PageArticles fromPages = new PageArticles(visitor, records, remembered, receiver);
        List<ArticleChange> unanswered = articles.unanswered();
        List<ArticleChange> first = unanswered.subList(0, Math.min(ApiArticles.MOST_UNANSWERED, unanswered.size()));
        fromPages.readAll(first, changes);
        if (articles.wereOnPages(first)) {
            fromPages.readAll(unanswered.subList(first.size(), unanswered.size()), changes);
        }
        articles.reportUnanswered();
        LearntPages.save(fromPages.layout(), remembered, context.archive());
    }

    @Override
    public PageAnswer page(int id) throws IOException {
        return pages.page(id);
    }

    @Override
    public PageAnswer page(Candidate candidate) throws IOException {
        return pages.page(candidate);
    }

    @Override
    public Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException {
        int counted = due.comments().orElse(0);
        if (!noComments.get()) {
            try {
                return Optional.of(new CommentsAnswer(
                        emlog.api().comments(due.id(), counted, blog.zone()), new SourceView.Whole()));
            } catch (EmlogException e) {
                switch (e.reason()) {
                    case NO_SUCH_METHOD -> noComments.set(true);
                    case MISCOUNTED, NOT_EMLOG, REFUSED -> {
                        return Optional.of(shown(due, e));
                    }
                    default -> throw e;
                }
            }
        }
        boolean maybe = counted > 0
                || due.page() // no list counts the comments of standalone pages
                || context.archive().holds(ArchivePaths.comments(due.id()));
        return maybe ? commentsOnPage(due) : Optional.empty();
    }

    /**
     * The comments on the page, where the API does not give those that the blog counts. A fresh emlog 2.6.27 counts one on
     * its first article and has none, so a page without comments confirms what the API answers for a second time.
     */
    private CommentsAnswer shown(DueDiscussion due, EmlogException refused) throws IOException {
        CommentsAnswer onPage = onPage(due).orElseThrow(() -> refused);
        if (!onPage.shown().threads().isEmpty()) {
            context.problems()
                    .addLasting(
                            "the API does not give the comments, the page does",
                            context.where(due.id()),
                            refused.getMessage());
            return new CommentsAnswer(onPage.shown(), onPage.view(), true);
        }
        int counted = due.comments().orElse(0);
        Counted before = context.ledger().state(due.page(), due.id()).comments();
        boolean again = before.isUnread(counted) || before.isRead(counted);
        if (refused.reason() != Reason.MISCOUNTED
                || !again
                || context.archive().holds(ArchivePaths.comments(due.id()))) {
            throw refused;
        }
        return new CommentsAnswer(onPage.shown(), new SourceView.Whole());
    }

    private Optional<CommentsAnswer> onPage(DueDiscussion due) throws IOException {
        if (pagesInVain.get() >= MOST_IN_VAIN) {
            return Optional.empty();
        }
        try {
            Optional<CommentsAnswer> answer = commentsOnPage(due);
            pagesInVain.set(0);
            return answer;
        } catch (EmlogException e) {
            pagesInVain.incrementAndGet();
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<Like>> likes(int id) throws IOException {
        if (noLikes.get()) {
            return Optional.empty();
        }
        try {
            return Optional.of(emlog.api().likes(id, blog.zone()));
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD) {
                throw e;
            }
            if (noLikes.compareAndSet(false, true)) {
                context.problems()
                        .addLasting(
                                "this emlog gives no likes",
                                emlog.base(),
                                "it is too old; an update of emlog brings them");
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<NotesAnswer> newestNotes() throws IOException {
        if (!emlog.api().authenticated()) {
            return Optional.empty();
        }
        try {
            List<Note> newest = emlog.api().notes(1, NOTES_A_PAGE, blog.zone());
            return Optional.of(new NotesAnswer(
                    newest, newest.size() < NOTES_A_PAGE, viewOfNotes(), emlog.base() + "?rest-api=note_list"));
        } catch (EmlogException e) {
            if (e.reason() == Reason.API_CLOSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A login shows only the user's own notes. */
    private SourceView viewOfNotes() {
        boolean login = context.config().blog().access().auth() == BlogConfig.Auth.LOGIN;
        return login ? new SourceView.Part("login") : new SourceView.Whole();
    }

    /**
     * Reads page after page. emlog does not tell how many notes there are, so a page without a new note is the end.
     */
    @Override
    public List<Note> notes(NotesAnswer newest) throws IOException {
        Map<String, Note> all = new LinkedHashMap<>();
        List<Note> page = newest.newest();
        int number = 1;
        while (addNew(page, all) && page.size() >= NOTES_A_PAGE) {
            number++;
            page = emlog.api().notes(number, NOTES_A_PAGE, blog.zone());
        }
        return new ArrayList<>(all.values());
    }

    private static boolean addNew(List<Note> page, Map<String, Note> all) {
        int before = all.size();
        page.forEach(note -> all.putIfAbsent(NoteKeys.of(note), note));
        return all.size() > before;
    }

    @Override
    public Whereabouts whereabouts(int id) throws IOException {
        try {
            ArticleDetail detail = emlog.api().detail(id, Optional.empty());
            visitor.viewed();
            if (!detail.type().equals("blog") && !detail.type().isEmpty()) {
                return new Whereabouts.Gone("became a " + detail.type());
            }
            LocalDateTime date = detail.article().date();
            boolean scheduled = date.isAfter(visitor.localNow());
            return scheduled ? new Whereabouts.Gone("scheduled for " + date) : new NotListed();
        } catch (EmlogException e) {
            return switch (e.reason()) {
                case NOT_FOUND -> gone(id);
                case WRONG_PASSWORD -> new NotListed();
                default -> {
                    context.problems().add("cannot tell whether the article is gone", context.where(id), e);
                    yield isOneOfFew() ? new Unknown() : new NotListed();
                }
            };
        }
    }

    /** If an article is one of the blog's few, its own address must confirm it, because the guard does not. */
    private Whereabouts gone(int id) throws IOException {
        if (!isOneOfFew() || SecondLook.confirmsGone(() -> visitor.numbered(id))) {
            return new Whereabouts.Gone("deleted or hidden");
        }
        context.problems()
                .add(
                        "cannot tell whether the article is gone",
                        context.where(id),
                        "the API has no such article, but its page does not say so; it stays");
        return new Unknown();
    }

    private boolean isOneOfFew() {
        return CountedKind.ARTICLES.isFew(context.archive().articleCount());
    }

    @Override
    public List<String> alsoAsks() {
        return emlog.api().authenticated() ? List.of("note_list: asked for in every run") : List.of();
    }

    @Override
    public void save() throws IOException {
        super.save();
        apiListing.save();
    }
}
