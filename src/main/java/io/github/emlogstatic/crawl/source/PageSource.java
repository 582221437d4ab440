package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.page.ArticleRecords;
import io.github.emlogstatic.crawl.page.LearntPages;
import io.github.emlogstatic.crawl.page.PageArticles;
import io.github.emlogstatic.crawl.page.StandaloneReader;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.RequestNames;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A blog whose texts and comments are read from its pages. Pages do not show likes and notes. */
abstract sealed class PageSource extends OnlineSource permits ClosedApiSource, PagesOnlySource {

    private PageLayout layout = remembered;
    private @Nullable StandaloneReader reader;

    PageSource(OpenBlog open) {
        super(open);
    }

    /** @param tellsArticles whether the API gives the list of articles */
    static Abilities abilities(boolean tellsArticles) {
        Set<Ability> all = EnumSet.of(Ability.COMMENTS_WITH_TEXT);
        if (tellsArticles) {
            all.addAll(Set.of(Ability.LIST_TELLS_ARTICLES, Ability.LIST_SHOWS_ALL));
        }
        return new Abilities(all, Abilities.BETTER_THAN_LIST, new RequestNames("page of article", "page", "", ""));
    }

    /** What is known about the articles whose pages are read. */
    abstract ArticleRecords records();

    /** Pages that this run has already read, by address. */
    Map<String, WebPage> atHand() {
        return Map.of();
    }

    /** Reads articles that the list does not show; the list of an API shows all. */
    void readOutsideTheList(PageArticles pages, AnswerReceiver receiver) throws IOException {}

    @Override
    public final void articles(List<ArticleChange> wanted, AnswerReceiver receiver) throws IOException {
        PageArticles pages = new PageArticles(visitor, records(), remembered, receiver);
        pages.readAll(wanted, changes);
        readOutsideTheList(pages, receiver);
        layout = pages.layout();
        LearntPages.save(layout, remembered, context.archive());
    }

    @Override
    public final Optional<List<Category>> categoriesTold() {
        return Optional.empty();
    }

    @Override
    public final PageAnswer page(int id) throws IOException {
        String address =
                context.archive().page(id).map(page -> page.page().url()).orElse("");
        return page(new Candidate(id, address));
    }

    @Override
    public final PageAnswer page(Candidate candidate) throws IOException {
        if (reader == null) {
            reader = new StandaloneReader(visitor, blog.name(), layout, urlMode(), atHand());
        }
        return reader.read(candidate);
    }

    @Override
    public final Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException {
        return commentsOnPage(due);
    }

    @Override
    public final Optional<List<Like>> likes(int id) {
        return Optional.empty();
    }

    @Override
    public final Optional<NotesAnswer> newestNotes() {
        return Optional.empty();
    }

    /** Reads the page of an archived article that the list does not show. */
    final WebPage pageOf(int id) throws IOException {
        return visitor.post(address(id));
    }
}
