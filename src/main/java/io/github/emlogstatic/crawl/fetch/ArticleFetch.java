package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.config.Secret;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.Detail;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings the archive's articles to what the blog shows. Safe for several threads. */
public final class ArticleFetch {

    private static final int MOST_UNANSWERED = 20;

    private record Unanswered(ArticleChange change, EmlogException error) {}

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final References references;
    private final Map<Integer, Secret> passwords;
    /** Whether the site will hold protected texts, encrypted with their images. */
    private final boolean encrypts;

    private final Instant now;
    private final Tally tally = new Tally();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger views = new AtomicInteger();

    public ArticleFetch(CrawlContext context, References references) {
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.references = references;
        this.passwords = context.config().blog().articlePasswords();
        this.encrypts = context.config().site().content().protectedArticles() == Protected.ENCRYPTED;
        this.now = context.now();
    }

    public Tally tally() {
        return tally;
    }

    public int views() {
        return views.get();
    }

    void viewed() {
        views.incrementAndGet();
    }

    /**
     * Takes what the list tells. The text stays as the archive has it; where it has none, the description stands for
     * it, which is all of it where the author wrote no excerpt.
     */
    public void fromList(ArticleChange change) throws IOException {
        if (change.entry().article().needsPassword()) {
            lock(change);
            return;
        }
        Optional<ArchivedArticle> known = change.known()
                .filter(archived -> !archived.source().equals(ArchivedArticle.LIST)
                        && !archived.source().isEmpty());
        if (known.isPresent()) {
            write(change, known.get().body(), known.get().source(), known.get().extra());
            return;
        }
        ListEntry entry = change.entry();
        write(change, new Body(entry.html(), entry.descriptionSource(), "", ""), ArchivedArticle.LIST, entry.extra());
    }

    /** Asks for the article. Where that fails, the archive keeps what it has. */
    public void ask(ArticleChange change) throws IOException {
        boolean locked = change.entry().article().needsPassword();
        Optional<Secret> password = Optional.ofNullable(passwords.get(change.id()));
        if (locked && password.isEmpty()) {
            lock(change);
            return;
        }
        try {
            Detail detail = detail(change, password);
            Optional<String> contradiction = detail.contradiction(change.entry());
            if (contradiction.isPresent()) {
                contradicted(change, contradiction.get());
            } else {
                take(change, detail, locked);
            }
        } catch (EmlogException e) {
            failed(change, e);
        }
    }

    /** Asks once more where the answer contradicts the list: a cache may have mixed two answers up. */
    private Detail detail(ArticleChange change, Optional<Secret> password) throws EmlogException {
        Detail detail = emlog.api().detail(change.id(), password);
        views.incrementAndGet();
        if (detail.contradiction(change.entry()).isEmpty()) {
            return detail;
        }
        views.incrementAndGet();
        return emlog.api().detail(change.id(), password);
    }

    private void contradicted(ArticleChange change, String what) {
        askAgain(change);
        problems.missed(
                "the article does not agree with the list",
                where(change),
                "its " + what
                        + " is another there; it was edited meanwhile, or a cache in front of the blog mixes answers"
                        + " up. What the archive has stays; the next run asks again");
    }

    private void take(ArticleChange change, Detail detail, boolean locked) throws IOException {
        Body body = detail.body(change.entry());
        ledger.article(
                change.id(),
                seen -> seen.withoutUnreadComments()
                        .withBody(locked || !body.excerpt().isEmpty(), now));
        if (locked) {
            Article article =
                    change.entry().article().withFields(detail.article().fields());
            archive.hidden()
                    .write(new ArchivedArticle(article, body, ArchivedArticle.DETAIL, change.listed(), detail.extra()));
            if (encrypts) {
                references.body(body);
            }
            lock(change);
            return;
        }
        write(change, body, ArchivedArticle.DETAIL, detail.extra());
    }

    private void failed(ArticleChange change, EmlogException e) throws IOException {
        if (e.reason() == Reason.NOT_FOUND) {
            // Withdrawn since the list was read: the next complete sweep will tell.
            return;
        }
        if (e.reason() == Reason.WRONG_PASSWORD) {
            lock(change);
            if (passwords.containsKey(change.id())) {
                problems.add("the configured password does not open the article", where(change), e);
            } else {
                problems.add("the article asks for a password, and the list does not say so", where(change), e);
            }
            return;
        }
        askAgain(change);
        unanswered.add(new Unanswered(change, e));
    }

    private void askAgain(ArticleChange change) {
        if (!change.isNew()) {
            ledger.article(change.id(), ArticleState::unanswered);
        }
    }

    /** New articles that the API did not give, if they are so few that it is not the blog that is down. */
    public List<ArticleChange> unanswered() {
        List<ArticleChange> news = unanswered.stream()
                .map(Unanswered::change)
                .filter(ArticleChange::isNew)
                .sorted(Comparator.comparing(ArticleChange::id))
                .toList();
        return news.size() <= MOST_UNANSWERED ? news : List.of();
    }

    /** Tells of them, when their pages have been asked. */
    public void reportUnanswered() throws IOException {
        for (Unanswered one : unanswered) {
            int id = one.change().id();
            boolean read = one.change().isNew()
                    && archive.article(id)
                            .filter(known -> known.source().equals(ArchivedArticle.PAGE))
                            .isPresent();
            if (read) {
                problems.add("the API does not give the article, its page does", where(one.change()), one.error());
            } else {
                problems.missed("article not fetched", where(one.change()), one.error());
            }
        }
    }

    /** @param listed whether the list tells enough of a new article, which is better than nothing */
    void failedPage(ArticleChange change, EmlogException e, boolean listed) throws IOException {
        problems.missed("article not read from its page", where(change), e);
        if (change.isNew() && listed) {
            fromList(change);
        }
    }

    String where(ArticleChange change) {
        return emlog.base() + change.entry().article().url();
    }

    /** Keeps of a protected article what its visitors see: not its text, its custom fields, or what was said about it. */
    void lock(ArticleChange change) throws IOException {
        Optional<ArchivedArticle> open =
                change.known().filter(known -> !known.body().equals(Body.EMPTY));
        if (open.isPresent() && archive.hidden().article(change.id()).isEmpty()) {
            archive.hidden().write(open.get());
        }
        archive.hidden().takeDiscussion(change.id());
        ledger.article(change.id(), seen -> seen.withComments(-1, 0, now).withLikes(-1));
        Article notice = change.entry().article().withFields(Map.of());
        put(change, new ArchivedArticle(notice, Body.EMPTY, "", change.listed(), Map.of()));
    }

    void write(ArticleChange change, Body body, String source, Map<String, Object> extra) throws IOException {
        put(change, archived(change, body, source, extra));
        archive.hidden().restore(change.id());
    }

    private static ArchivedArticle archived(ArticleChange change, Body body, String source, Map<String, Object> extra) {
        Article article = change.entry().article();
        return new ArchivedArticle(article, body, source, change.listed(), extra);
    }

    private void put(ArticleChange change, ArchivedArticle article) throws IOException {
        references.article(article);
        if (!archive.writeArticle(article)) {
            return;
        }
        if (change.isNew()) {
            tally.added();
        } else {
            tally.changed();
        }
    }
}
