package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.model.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes answers from the pages of articles: what is known of an article, with the text and the comments of its page. */
record PageAnswers(Visitor visitor, ArticleRecords records, PageThreads threads) {

    /**
     * Returns the answer; empty if the article is not public yet, or if the archived one stays.
     *
     * @param number id of the article, if the page tells it
     */
    Optional<ArticleAnswer> of(ArticleChange change, ArticlePage page, OptionalInt number) {
        Optional<ArticleChange> completed = records.completed(change, page, number);
        return completed.isPresent() ? of(completed.get(), page) : Optional.empty();
    }

    private Optional<ArticleAnswer> of(ArticleChange change, ArticlePage page) {
        String doubt = page.text().doubt();
        if (page.text().html().isEmpty() && !doubt.isEmpty()) {
            visitor.problems().add("no text found on the article's page", visitor.where(change), doubt);
            return records.insteadOfPage(change);
        }
        if (!doubt.isEmpty()) {
            visitor.problems().addLasting("the article's text may be wrong", visitor.where(change), doubt);
        }
        Body body = body(change, page);
        ArticleText text = new ArticleText(
                body, Origin.PAGE, records.changesUnseen(body), change.entry().extra());
        return Optional.of(new Open(change, text, comments(change, page)));
    }

    /** The answer about an article whose page redirects to another site. Its text is what the list shows. */
    static ArticleAnswer jump(ArticleChange change, String target) {
        ListEntry entry = change.entry();
        Map<String, Object> extra = new LinkedHashMap<>(entry.extra());
        extra.put("link", target);
        Body body = new Body(entry.html(), entry.descriptionSource(), "", "");
        return new Open(change, new ArticleText(body, Origin.PAGE, false, extra), Optional.empty());
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
                        .addLasting(
                                "no comments found on the article's page",
                                visitor.where(change),
                                "the blog counts " + counted + "; if the page shows any, set selectors.comment");
            }
            return Optional.of(answer);
        } catch (EmlogException e) {
            visitor.problems().missed("comments not fetched", visitor.where(change), e);
            return Optional.empty();
        }
    }
}
