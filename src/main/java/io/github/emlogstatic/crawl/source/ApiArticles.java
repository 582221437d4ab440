package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Unanswered;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.page.Visitor;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks the API for articles. Safe for several threads. */
final class ApiArticles {

    /**
     * If the API fails for many articles, the pages of this many are read first. The others follow only if one of these
     * pages gave a text.
     */
    static final int MOST_UNANSWERED = 20;

    private record Failed(ArticleChange change, EmlogException error) {

        boolean isRefused() {
            return error.reason() == Reason.REFUSED || error.reason() == Reason.NOT_EMLOG;
        }
    }

    private final EmlogClient emlog;
    private final CrawlContext context;
    private final ChangeDetector changes;
    private final Visitor visitor;
    private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();

    ApiArticles(EmlogClient emlog, CrawlContext context, ChangeDetector changes, Visitor visitor) {
        this.emlog = emlog;
        this.context = context;
        this.changes = changes;
        this.visitor = visitor;
    }

    /** Asks for the article; empty if the archived one stays. */
    Optional<ArticleAnswer> ask(ArticleChange change) throws IOException {
        boolean locked = change.article().needsPassword();
        Optional<Secret> password = context.config().blog().passwordOf(change.id());
        if (locked && password.isEmpty()) {
            return Optional.of(Locked.unopened(change));
        }
        try {
            ArticleDetail detail = detail(change, password);
            Optional<String> contradiction = detail.contradiction(change.entry());
            return Optional.of(
                    contradiction.isPresent()
                            ? contradictedByEntry(change, contradiction.get())
                            : answer(change, detail, locked));
        } catch (EmlogException e) {
            return failed(change, e);
        }
    }

    /**
     * Asks once more if the answer contradicts the list, because a cache may have confused two answers. Where this night's
     * list does not show the article, a second answer would not tell more.
     */
    private ArticleDetail detail(ArticleChange change, Optional<Secret> password) throws EmlogException {
        ArticleDetail detail = emlog.api().detail(change.id(), password);
        visitor.viewed();
        if (!changes.hasCompared(change.id())
                || detail.contradiction(change.entry()).isEmpty()) {
            return detail;
        }
        visitor.viewed();
        return emlog.api().detail(change.id(), password);
    }

    /** An article that this night's part of the list lacks was edited: its entry is the archived one. */
    private ArticleAnswer contradictedByEntry(ArticleChange change, String what) {
        return changes.hasCompared(change.id()) ? contradicted(change, what) : new Unanswered(change);
    }

    private ArticleAnswer contradicted(ArticleChange change, String what) {
        context.problems()
                .missed(
                        "the article does not agree with the list",
                        where(change),
                        "its " + what
                                + " is another there; it was edited meanwhile, or a cache in front of the blog mixes answers"
                                + " up. What the archive has stays; the next run asks again");
        return new Unanswered(change);
    }

    private static ArticleAnswer answer(ArticleChange change, ArticleDetail detail, boolean locked) {
        Body body = detail.body(change.entry());
        boolean unseen = locked || !body.excerpt().isEmpty();
        ArticleText text = new ArticleText(body, Origin.DETAIL, unseen, detail.extra());
        if (!locked) {
            return new Open(change, text, Optional.empty());
        }
        Article article =
                change.article().toBuilder().fields(detail.article().fields()).build();
        return Locked.opened(change.as(article), text);
    }

    private Optional<ArticleAnswer> failed(ArticleChange change, EmlogException e) throws IOException {
        if (e.reason() == Reason.NOT_FOUND && (!wantsPage(change) || isGone(change))) {
            return Optional.empty(); // withdrawn since the list was read; the next complete list will show that
        }
        if (e.reason() == Reason.WRONG_PASSWORD) {
            if (isKnownAsOpen(change) && !asksForPassword(change)) {
                return Optional.of(contradicted(change, "protection"));
            }
            String what = context.config().blog().passwordOf(change.id()).isPresent()
                    ? "the configured password does not open the article"
                    : "the article asks for a password, and the list does not say so";
            context.problems().add(what, where(change), e);
            return Optional.of(Locked.unopened(change));
        }
        failed.add(new Failed(change, e));
        return Optional.of(new Unanswered(change));
    }

    /** Whether the pages of the article are gone, too: a cache may have answered for the API. */
    private boolean isGone(ArticleChange change) throws IOException {
        boolean gone = SecondLook.confirmsGone(() -> visitor.numbered(change.id()))
                && SecondLook.confirmsGone(() -> visitor.post(change.article().url()));
        if (gone && change.isNew()) {
            visitor.noteDeleted(change.id());
        }
        return gone;
    }

    /** Whether the list shows the article as open, and the archive has its text. */
    private static boolean isKnownAsOpen(ArticleChange change) {
        return !change.article().needsPassword()
                && change.known().filter(ArchivedArticle::hasText).isPresent();
    }

    private boolean asksForPassword(ArticleChange change) {
        try {
            return visitor.asksForPassword(change.id());
        } catch (EmlogException e) {
            context.problems().missed("article not fetched", where(change), e);
            return false;
        }
    }

    /**
     * The articles that the API failed to give and whose pages are read instead. If there are very many, the blog
     * itself may be down. Then only those count that were refused, because a firewall may refuse the API's address
     * alone.
     */
    List<ArticleChange> unanswered() {
        List<Failed> all = failed.stream()
                .filter(one -> wantsPage(one.change()))
                .sorted(Comparator.comparing(one -> one.change().id()))
                .toList();
        return all.stream()
                .filter(one -> all.size() <= MOST_UNANSWERED || one.isRefused())
                .map(Failed::change)
                .toList();
    }

    /**
     * Whether to read the article's page: the archive has no text, or one from the page that may have changed since.
     */
    private boolean wantsPage(ArticleChange change) {
        boolean mayBeOld = context.isFull() || !change.unchanged();
        return change.isNew() || change.isOfList() || change.isOfPage() && mayBeOld;
    }

    /** Whether the archive now has a text of one of these articles that comes from its page. */
    boolean wereOnPages(List<ArticleChange> asked) throws IOException {
        for (ArticleChange change : asked) {
            if (isAsOnPage(change)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAsOnPage(ArticleChange change) throws IOException {
        return context.archive()
                .article(change.id())
                .filter(known ->
                        known.origin().equals(Origin.PAGE) && known.listed().equals(change.listed()))
                .isPresent();
    }

    /** Reports the failures, after the pages of the articles were asked for. */
    void reportUnanswered() throws IOException {
        for (Failed one : failed) {
            if (isAsOnPage(one.change())) {
                context.problems()
                        .addLasting(
                                "the API does not give the article, its page does",
                                where(one.change()),
                                one.error().getMessage());
            } else {
                context.problems().missed("article not fetched", where(one.change()), one.error());
            }
        }
    }

    private String where(ArticleChange change) {
        return emlog.base() + change.article().url();
    }
}
