package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Open;
import io.github.emlogstatic.crawl.answer.ArticleText;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

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
        return Optional.of(new Open(change, text, threads.on(change.id(), page, visitor.where(change))));
    }

    /**
     * The answer about an article whose page redirects to another site, perhaps for a night only. Its text is the archived
     * one if that stays, or else what the list shows.
     */
    static ArticleAnswer jump(ArticleChange change, String target) {
        ListEntry entry = change.entry();
        Map<String, Object> extra = new LinkedHashMap<>(entry.extra());
        extra.put("link", target);
        Body body = change.known()
                .filter(known -> known.hasText() && !known.origin().standsIn())
                .filter(known -> staysBehindJump(known, entry, target))
                .map(known -> withListed(known.body(), entry))
                .orElseGet(() -> new Body(entry.html(), entry.descriptionSource(), "", ""));
        return new Open(change, new ArticleText(body, Origin.PAGE, true, extra), Optional.empty());
    }

    /**
     * Whether the archived text stays although the page now redirects. It is replaced when the list carries another
     * source, which is the whole text; or when the page redirects to the same target a second time and the list shows a
     * description. A text that a backup told together with the link is never replaced by a description.
     */
    private static boolean staysBehindJump(ArchivedArticle known, ListEntry entry, String target) {
        String source = entry.descriptionSource();
        if (!source.isEmpty() && known.body().excerpt().isEmpty()) {
            return source.equals(known.body().contentSource());
        }
        boolean again = target.equals(known.extra().get("link"));
        return !again
                || entry.description().isEmpty()
                || !known.settings().link().isEmpty();
    }

    /**
     * Adds the list's description as the excerpt, unless it is part of the text. If the list gives no source for it, it
     * may also be part of the known excerpt, which then stays.
     */
    private static Body withListed(Body known, ListEntry entry) {
        String listed = PlainText.ofHtml(entry.description());
        boolean isKnown = PlainText.ofHtml(known.content()).contains(listed)
                || entry.descriptionSource().isEmpty()
                        && PlainText.ofHtml(known.excerpt()).contains(listed);
        return isKnown
                ? known
                : new Body(known.content(), known.contentSource(), entry.html(), entry.descriptionSource());
    }

    private static Body body(ArticleChange change, ArticlePage page) {
        Optional<Body> known = change.known().map(ArchivedArticle::body);
        return withKnownSource(body(change.entry(), known, page.text()), known);
    }

    /** The known excerpt stays if there is no entry of the list: the page does not show it. */
    private static Body body(ListEntry entry, Optional<Body> known, ArticlePage.Text text) {
        if (entry.description().isEmpty() && known.isPresent()) {
            return new Body(text.html(), "", known.get().excerpt(), known.get().excerptSource());
        }
        return text.excerpt()
                ? new Body(text.html(), "", entry.html(), entry.descriptionSource())
                : new Body(text.html(), entry.descriptionSource(), "", "");
    }

    /** Returns what a page shows. Pages show no source, so the known one stays with the known HTML if that is the same. */
    static Body withKnownSource(Body read, Optional<Body> known) {
        return known.filter(before -> shows(read.content(), before.content()))
                .map(before -> new Body(
                        before.content(),
                        source(read.contentSource(), before.contentSource()),
                        read.excerpt(),
                        source(
                                read.excerptSource(),
                                read.excerpt().equals(before.excerpt()) ? before.excerptSource() : "")))
                .orElse(read);
    }

    private static String source(String read, String known) {
        return read.isEmpty() ? known : read;
    }

    /** Whether a page shows the known HTML. Parsing may have changed how it is written. */
    private static boolean shows(String read, String known) {
        Document asRead = Jsoup.parseBodyFragment(known);
        asRead.outputSettings().prettyPrint(false);
        return read.equals(known) || read.equals(asRead.body().html().strip());
    }
}
