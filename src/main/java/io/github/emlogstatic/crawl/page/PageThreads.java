package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.discussion.Comment;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads comments from pages. A theme may show fewer comments than there are. Safe for several threads.
 *
 * @param layout what is known about the blog's pages
 */
public record PageThreads(Visitor visitor, PageLayout layout) {

    /** Reading stops after two comment pages without new comments. One may repeat what the article's page showed. */
    private static final int MOST_IN_VAIN = 2;

    /** A theme may show fewer comments than there are. */
    private static final SourceView SOME = new SourceView.Part("pages");

    /**
     * Reads the comments of an article or standalone page; empty if the page asks for a password.
     *
     * @param title as it is archived, or empty
     */
    public Optional<CommentsAnswer> at(int id, String address, String title) throws EmlogException {
        WebPage page = visitor.post(address);
        return page.asksForPassword()
                ? Optional.empty()
                : Optional.of(on(id, checked(id, page, title).article(KnownText.NONE, layout, visitor.zone())));
    }

    /** The comments on a page that was read; empty if a further comment page cannot be read, which is a problem. */
    Optional<CommentsAnswer> on(int id, ArticlePage page, String where) {
        try {
            return Optional.of(on(id, page));
        } catch (EmlogException e) {
            visitor.problems().missed("comments not fetched", where, e);
            return Optional.empty();
        }
    }

    /** Returns the comments on a page and on its further comment pages. */
    private CommentsAnswer on(int id, ArticlePage page) throws EmlogException {
        Map<Integer, Comment> threads = new LinkedHashMap<>();
        Map<Integer, Avatar> pictures = new HashMap<>();
        take(page.comments(), threads, pictures);
        int vain = 0;
        for (Iterator<String> pages = page.commentPages().iterator(); pages.hasNext() && vain < MOST_IN_VAIN; ) {
            ShownComments shown = checked(id, visitor.post(pages.next()), page.title())
                    .comments(page.text().html(), layout, visitor.zone());
            vain = take(shown, threads, pictures) ? 0 : vain + 1;
        }
        List<Comment> sorted =
                threads.values().stream().sorted(Comment.PINNED_THEN_OLDEST).toList();
        return new CommentsAnswer(new ShownComments(sorted, pictures), SOME);
    }

    /**
     * @param title of the article or standalone page, or empty
     * @throws EmlogException if the page belongs to another article
     */
    private WebPage checked(int id, WebPage page, String title) throws EmlogException {
        if (!page.identity().isOf(ArticleIds.emlogsOwn(id), title)) {
            throw EmlogException.other(
                    visitor.context().where(id), page.identity().inPlaceOfArticle());
        }
        return page;
    }

    /** @return whether there were new threads */
    private static boolean take(ShownComments shown, Map<Integer, Comment> threads, Map<Integer, Avatar> pictures) {
        int before = threads.size();
        shown.threads().forEach(thread -> threads.putIfAbsent(thread.id(), thread));
        pictures.putAll(shown.avatars());
        return threads.size() > before;
    }
}
