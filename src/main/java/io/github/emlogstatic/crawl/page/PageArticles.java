package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.Workers;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads articles with their comments from their own pages. Each page is read once. Safe for several threads. */
public final class PageArticles {

    /** The most pages that are read one after the other to learn where the theme puts the text. */
    private static final int MOST_LESSONS = 30;

    private final Visitor visitor;
    private final ArticleRecords records;
    private final PageThreads threads;
    private final AnswerReceiver receiver;
    private volatile PageLayout layout;

    private record Lesson(ArticleChange change, WebPage page) {}

    /**
     * @param layout what earlier runs learnt about the blog's pages
     * @param receiver receives the answers
     */
    public PageArticles(Visitor visitor, ArticleRecords records, PageLayout layout, AnswerReceiver receiver) {
        this.visitor = visitor;
        this.records = records;
        this.threads = new PageThreads(visitor, layout);
        this.layout = layout;
        this.receiver = receiver;
    }

    /** Reads those articles, then articles that they link to and that no list showed. */
    public void readAll(List<ArticleChange> wanted, ChangeDetector changes) throws IOException {
        Workers workers = visitor.context().workers();
        workers.each("articles", learn(wanted), this::read);
        for (List<ListEntry> more = records.unlisted(); !more.isEmpty(); more = records.unlisted()) {
            workers.each("articles", more.stream().map(changes::change).toList(), this::read);
        }
    }

    /**
     * Reads the first pages one after the other, until it is known where the theme puts the text. Answers for them then
     * follow, so that all pages are read with the same knowledge.
     *
     * @return the articles that are still to be read
     */
    private List<ArticleChange> learn(List<ArticleChange> wanted) throws IOException {
        Deque<ArticleChange> rest = new ArrayDeque<>(tellingFirst(wanted));
        List<Lesson> lessons = new ArrayList<>();
        boolean understood = false;
        for (int asked = 0; asked < MOST_LESSONS && !understood && !rest.isEmpty(); asked++) {
            Optional<Lesson> lesson = lesson(rest.remove());
            lesson.ifPresent(lessons::add);
            understood = layout.sure() && lesson.filter(this::isUnderstood).isPresent();
        }
        for (Lesson lesson : lessons) {
            answer(lesson.change(), lesson.page());
        }
        return List.copyOf(rest);
    }

    /**
     * Sorts articles with long descriptions first. A long description is probably the whole text, which shows its place
     * in the page.
     */
    private List<ArticleChange> tellingFirst(List<ArticleChange> wanted) {
        return wanted.stream()
                .sorted(Comparator.comparing((ArticleChange change) ->
                                records.knownText(change).telling())
                        .reversed())
                .toList();
    }

    private Optional<Lesson> lesson(ArticleChange change) throws IOException {
        Optional<WebPage> page = page(change);
        page.ifPresent(shown -> layout = shown.teach(records.knownText(change), layout));
        return page.map(shown -> new Lesson(change, shown));
    }

    private boolean isUnderstood(Lesson lesson) {
        return article(lesson.change(), lesson.page()).text().doubt().isEmpty();
    }

    private ArticlePage article(ArticleChange change, WebPage page) {
        return page.article(records.knownText(change), layout, visitor.zone());
    }

    /** What is known about the blog's pages by now. */
    public PageLayout layout() {
        return layout;
    }

    private void read(ArticleChange change) throws IOException {
        Optional<WebPage> page = page(change);
        if (page.isPresent()) {
            answer(change, page.get());
        }
    }

    /** Reads the page; empty if it shows no text of this article. */
    private Optional<WebPage> page(ArticleChange change) throws IOException {
        Optional<ArticleAnswer> answer = records.withoutPage(change);
        if (answer.isPresent()) {
            receiver.receive(answer.get());
            return Optional.empty();
        }
        try {
            WebPage page = pageOrOther(change.entry().article());
            records.saw(page);
            if (showsOther(change, page)) {
                problem(change, EmlogException.other(where(change), "another article's page"));
                if (change.isNew() && !isWithdrawn(change)) {
                    receiver.receive(records.insteadOfPage(change));
                }
                return Optional.empty();
            }
            return showsText(change, page) ? Optional.of(page) : Optional.empty();
        } catch (EmlogException e) {
            if (e.reason() != Reason.NOT_FOUND || change.isNew()) {
                problem(change, e);
                if (isRefused(e) || !isWithdrawn(change)) {
                    receiver.receive(records.insteadOfPage(change));
                }
            }
            return Optional.empty();
        }
    }

    private void problem(ArticleChange change, EmlogException e) {
        visitor.problems().missed("article not read from its page", where(change), e);
    }

    /** Whether the blog gives its pages to no program, so that its list alone can tell. */
    private static boolean isRefused(EmlogException e) {
        return e.reason() == Reason.REFUSED || e.reason() == Reason.ROBOTS;
    }

    /** If a withdrawn article has no page, the list that shows it may be an old one of a cache. */
    private boolean isWithdrawn(ArticleChange change) throws IOException {
        return visitor.context().archive().privateFolder().hasArticle(change.id());
    }

    private String where(ArticleChange change) {
        return visitor.where(change.entry().article().url());
    }

    /**
     * Reads the page, at another address if it is not found. emlog prints some addresses that it does not answer, such
     * as those with a space in a category's name.
     */
    private WebPage pageOrOther(Article article) throws EmlogException {
        try {
            return visitor.post(article.url());
        } catch (EmlogException e) {
            String other = records.otherAddress(article);
            if (e.reason() != Reason.NOT_FOUND || other.equals(article.url())) {
                throw e;
            }
            return visitor.post(other);
        }
    }

    /** Whether the page belongs to another article. A redirect or a password form does not tell. */
    private static boolean showsOther(ArticleChange change, WebPage page) {
        boolean text = page.jump().isEmpty() && !page.asksForPassword();
        return text
                && !page.isOf(
                        ArticleIds.emlogsOwn(change.id()),
                        change.entry().article().title());
    }

    private boolean showsText(ArticleChange change, WebPage page) throws IOException {
        if (page.jump().isPresent()) {
            receiver.receive(new Open(change, jump(change, page.jump().get()), Optional.empty()));
            return false;
        }
        if (page.asksForPassword()) {
            receiver.receive(new Locked(records.locked(change), Optional.empty(), true));
            return false;
        }
        return true;
    }

    /** The text of an article whose page redirects to another site: what the list shows. */
    private static ArticleText jump(ArticleChange change, String target) {
        ListEntry entry = change.entry();
        Map<String, Object> extra = new LinkedHashMap<>(entry.extra());
        extra.put("link", target);
        Body body = new Body(entry.html(), entry.descriptionSource(), "", "");
        return new ArticleText(body, Origin.PAGE, false, extra);
    }

    /**
     * Reads a page that may be an article or a standalone page; empty if it is neither, or is already known. Behind an
     * alias, the page must show an id or neighbours, because a category's page also has a heading, dates and texts.
     */
    Optional<WebPage> maybe(ArticleChange change, IntPredicate isKnown) throws EmlogException {
        String address = change.entry().article().url();
        WebPage page = visitor.page(address);
        boolean told = Route.post(address).isPresent()
                || page.id().isPresent()
                || article(change, page).neighbours().lead();
        boolean shows = page.jump().isEmpty() && !page.asksForPassword() && !showsOther(change, page);
        boolean known = page.id().isPresent() && isKnown.test(page.id().getAsInt());
        return told && shows && !known ? Optional.of(page) : Optional.empty();
    }

    /**
     * Answers with the page if it is an article. Articles have a date, tags or neighbours; standalone pages do not.
     */
    boolean takeIfArticle(ArticleChange change, WebPage page) throws IOException {
        ArticlePage read = article(change, page);
        if (read.date().isEmpty() && !read.hasTagsOrNeighbours()) {
            return false;
        }
        visitor.viewed();
        records.saw(page);
        answer(change, page);
        return true;
    }

    private void answer(ArticleChange change, WebPage page) throws IOException {
        ArticlePage read = article(change, page);
        Optional<ArticleChange> completed = records.completed(change, read, page.id());
        if (completed.isPresent()) {
            answer(completed.get(), read);
        }
    }

    private void answer(ArticleChange change, ArticlePage page) throws IOException {
        if (page.text().html().isEmpty() && !page.text().doubt().isEmpty()) {
            visitor.problems()
                    .add(
                            "no text found on the article's page",
                            where(change),
                            page.text().doubt());
            receiver.receive(records.insteadOfPage(change));
            return;
        }
        if (!page.text().doubt().isEmpty()) {
            visitor.problems()
                    .add(
                            "the article's text may be wrong",
                            where(change),
                            page.text().doubt());
        }
        Body body = body(change, page);
        ArticleText text = new ArticleText(
                body, Origin.PAGE, records.changesUnseen(body), change.entry().extra());
        receiver.receive(new Open(change, text, comments(change, page)));
    }

    private static Body body(ArticleChange change, ArticlePage page) {
        ListEntry entry = change.entry();
        if (entry.description().isEmpty() && change.known().isPresent()) {
            return looksAgain(change.known().get().body(), page);
        }
        return page.text().excerpt()
                ? new Body(page.text().html(), "", entry.html(), entry.descriptionSource())
                : new Body(page.text().html(), entry.descriptionSource(), "", "");
    }

    /** The body without the list's entry. The page does not show excerpt and source, so the known ones stay. */
    private static Body looksAgain(Body known, ArticlePage page) {
        boolean same = known.content().equals(page.text().html());
        return new Body(page.text().html(), same ? known.contentSource() : "", known.excerpt(), known.excerptSource());
    }

    private Optional<CommentsAnswer> comments(ArticleChange change, ArticlePage page) {
        int counted = change.entry().counts().comments();
        try {
            CommentsAnswer answer = threads.on(change.id(), page);
            if (answer.shown().threads().isEmpty() && counted > 0) {
                visitor.problems()
                        .add(
                                "no comments found on the article's page",
                                where(change),
                                "the blog counts " + counted + "; if the page shows any, set selectors.comment");
            }
            return Optional.of(answer);
        } catch (EmlogException e) {
            visitor.problems().missed("comments not fetched", where(change), e);
            return Optional.empty();
        }
    }
}
