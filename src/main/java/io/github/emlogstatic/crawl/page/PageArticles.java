package io.github.emlogstatic.crawl.page;

import static java.util.function.Predicate.not;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.ListedOnly;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
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
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads articles with their comments from their own pages. Each page is read once. Safe for several threads. */
public final class PageArticles {

    /** The most pages that are read one after the other to learn where the theme puts the text. */
    private static final int MOST_LESSONS = 30;

    private final Visitor visitor;
    private final ArticleRecords records;
    private final PageAnswers answers;
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
        this.answers = new PageAnswers(visitor, records, new PageThreads(visitor, layout));
        this.layout = layout;
        this.receiver = receiver;
    }

    /**
     * Reads those articles, then articles that they link to and that no list showed. Archived ones that this run's list does
     * not show come last, because an article that it shows may be one of them at a new address.
     */
    public void readAll(List<ArticleChange> wanted, ChangeDetector changes) throws IOException {
        Workers workers = visitor.context().workers();
        Predicate<ArticleChange> isListed = change -> changes.hasCompared(change.id());
        Set<ArticleChange> others = wanted.stream().filter(isListed.negate()).collect(Collectors.toSet());
        List<ArticleChange> rest = learn(wanted, change -> others.contains(change) && isListed.test(change));
        workers.each(
                "articles",
                rest.stream().filter(isListed).filter(not(others::contains)).toList(),
                this::read);
        workers.each("articles", rest.stream().filter(isListed.negate()).toList(), this::read);
        for (List<ListEntry> more = records.unlisted(); !more.isEmpty(); more = records.unlisted()) {
            workers.each("articles", more.stream().map(changes::change).toList(), this::read);
        }
    }

    /**
     * Reads the first pages one after the other, until it is known where the theme puts the text. Answers for them then
     * follow, so that all pages are read with the same knowledge.
     *
     * @param isMoved whether an article was found at a new address meanwhile
     * @return the articles that are still to be read
     */
    private List<ArticleChange> learn(List<ArticleChange> wanted, Predicate<ArticleChange> isMoved) throws IOException {
        Deque<ArticleChange> rest = new ArrayDeque<>(tellingFirst(wanted));
        List<Lesson> lessons = new ArrayList<>();
        boolean understood = false;
        for (int asked = 0; asked < MOST_LESSONS && !understood && !rest.isEmpty(); asked++) {
            Optional<Lesson> lesson = lesson(rest.remove());
            lesson.ifPresent(lessons::add);
            understood = layout.sure() && lesson.filter(this::isUnderstood).isPresent();
        }
        for (Lesson lesson : lessons) {
            if (!isMoved.test(lesson.change())) {
                answer(lesson.change(), lesson.page());
            }
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
            WebPage page = own(change, pageOrOther(change.article()));
            records.saw(page);
            if (showsOther(change, page)) {
                problem(
                        change,
                        EmlogException.other(
                                visitor.where(change), page.identity().inPlaceOfArticle()));
                if (change.isNew() && !isWithdrawn(change)) {
                    receiver.receive(records.insteadOfPage(change));
                }
                return Optional.empty();
            }
            if (page.showsText()) {
                return Optional.of(page);
            }
            receiver.receive(withoutText(change, page));
            return Optional.empty();
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
        visitor.problems().missed("article not read from its page", visitor.where(change), e);
    }

    /** Whether the blog refuses its pages to programs, so that only its list tells about articles. */
    private static boolean isRefused(EmlogException e) {
        return e.reason() == Reason.REFUSED || e.reason() == Reason.ROBOTS;
    }

    /** If a withdrawn article has no page, the list that shows it may be an old one of a cache. */
    private boolean isWithdrawn(ArticleChange change) throws IOException {
        return visitor.context().archive().privateFolder().hasArticle(change.id());
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

    /**
     * The page to which this one leads, if that is the article's own, too: a rule of the server may send one form of its
     * address to another. A jump link may lead to another article.
     */
    private WebPage own(ArticleChange change, WebPage page) throws EmlogException {
        int id = ArticleIds.emlogsOwn(change.id());
        if (id == 0 || page.leadsInside().isEmpty()) {
            return page;
        }
        WebPage end = visitor.followed(page, id);
        boolean told = end.id().equals(OptionalInt.of(id))
                || page.leadsInside().map(Route::post).equals(Optional.of(OptionalInt.of(id)));
        return told ? end : page;
    }

    /** Whether the page belongs to another article. A redirect or a password form does not tell. */
    private static boolean showsOther(ArticleChange change, WebPage page) {
        return page.showsText()
                && !page.identity()
                        .isOf(
                                ArticleIds.emlogsOwn(change.id()),
                                change.article().title());
    }

    /** The answer about an article whose page leads elsewhere or asks for a password. A withdrawn text waits for a page. */
    private ArticleAnswer withoutText(ArticleChange change, WebPage page) throws IOException {
        if (page.jump().isEmpty()) {
            return Locked.asking(records.locked(change));
        }
        return isWithdrawn(change)
                ? new ListedOnly(change)
                : PageAnswers.jump(change, page.jump().get());
    }

    /**
     * Reads a page that may be an article or a standalone page; empty if it is neither, or is already known. Behind an
     * alias, the page must show an id or neighbours, because a category's page also has a heading, dates and texts.
     */
    Optional<WebPage> maybe(ArticleChange change, IntPredicate isKnown) throws EmlogException {
        String address = change.article().url();
        WebPage page = visitor.page(address);
        boolean told = Route.post(address).isPresent()
                || page.id().isPresent()
                || article(change, page).neighbours().lead();
        boolean shows = page.showsText() && !showsOther(change, page);
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
        receiver.receive(answers.of(change, read, page.id()));
        return true;
    }

    private void answer(ArticleChange change, WebPage page) throws IOException {
        receiver.receive(answers.of(change, article(change, page), page.id()));
    }
}
