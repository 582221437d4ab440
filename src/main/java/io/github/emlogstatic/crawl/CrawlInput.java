package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.ShrinkGuard;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.Optional;

/**
 * What a crawl knows before it reads texts.
 *
 * @param source the blog
 * @param listing the blog's list of articles
 * @param plan what to ask for
 */
record CrawlInput(ArticleSource source, ListingResult listing, Plan plan) {

    /** Tells the guard what is missing so far. In most runs no more turns out to be missing later. */
    void count(CrawlContext context) throws IOException {
        ShrinkGuard guard = context.guard();
        Archive archive = context.archive();
        guard.known(CountedKind.ARTICLES, archive.articleCount());
        guard.known(CountedKind.PAGES, archive.pageIds().size());
        guard.known(CountedKind.COMMENTS, context.ledger().comments());
        guard.count(
                CountedKind.ARTICLES,
                new MissingArticles(context, source).provenBy(listing).size());
        if (source.categoriesTold().isPresent()) {
            Difference<Category> difference = Difference.ofCategories(archive.categories(), source.categories(listing));
            count(CountedKind.CATEGORIES, difference, guard);
        }
        Optional<Blog> known = archive.blog();
        if (known.isPresent()) {
            Blog blog = source.blog();
            count(CountedKind.MENU, Difference.ofLinks(known.get().navigation(), blog.navigation()), guard);
            count(CountedKind.LINKS, Difference.ofLinks(known.get().links(), blog.links()), guard);
        }
    }

    static void count(CountedKind kind, Difference<?> difference, ShrinkGuard guard) {
        guard.known(kind, difference.before().size());
        guard.count(kind, difference.missing().size());
    }
}
