package io.github.emlogstatic.crawl;

import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.naming.PathAllocator;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a dry run knows about the blog beyond the archive: what the list shows. It does not contain what only the texts
 * would tell, such as links and images.
 *
 * @param articles new and changed articles by id
 * @param texts fingerprints of new descriptions by article id
 * @param discussed the numbers that the blog counts, for each article whose comments or likes changed
 * @param gone ids of articles that the complete list does not show
 * @param categories the blog's categories, if it tells them
 * @param authors the blog's authors, if known
 * @param at the time of the run
 */
public record PredictedSite(
        Map<Integer, Article> articles,
        Map<Integer, String> texts,
        Map<Integer, String> discussed,
        Set<Integer> gone,
        Optional<List<Category>> categories,
        Optional<List<Author>> authors,
        Instant at) {

    /** No difference from the archive. */
    public static final PredictedSite NOTHING = new PredictedSite(
            Map.of(), Map.of(), Map.of(), Set.of(), Optional.empty(), Optional.empty(), Instant.EPOCH);

    static PredictedSite of(
            Plan plan,
            Collection<Integer> gone,
            Optional<List<Category>> categories,
            List<Author> authors,
            CrawlContext context) {
        Map<Integer, Article> articles = new TreeMap<>();
        Map<Integer, String> texts = new TreeMap<>();
        plan.changes().stream().filter(change -> !change.unchanged()).forEach(change -> {
            articles.put(change.id(), change.article());
            if (change.isDescribedAnew()) {
                texts.put(change.id(), change.listed());
            }
        });
        Map<Integer, String> discussed = new TreeMap<>();
        plan.discussions().stream()
                .filter(due -> hasMoved(due, context.ledger().article(due.id())))
                .forEach(due -> discussed.put(due.id(), due.comments() + " " + due.likes()));
        return new PredictedSite(
                articles, texts, discussed, Set.copyOf(gone), categories, Optional.of(authors), context.now());
    }

    /** Whether it is {@link #NOTHING}. Java's own comparison of records costs the start of a run a score of classes. */
    public boolean isNothing() {
        return at.equals(NOTHING.at);
    }

    private static boolean hasMoved(DueDiscussion due, ArticleState seen) {
        return due.comments().filter(count -> !seen.comments().isRead(count)).isPresent()
                || due.likes().filter(count -> !seen.likes().isRead(count)).isPresent();
    }

    /** Returns the site as it would be after the run. */
    public Site over(Site site) {
        List<Article> all = Stream.concat(
                        site.articles().stream().filter(article -> !articles.containsKey(article.id())),
                        articles.values().stream())
                .filter(article -> !gone.contains(article.id()))
                .sorted(Article.NEWEST_FIRST)
                .toList();
        List<Category> now = categories.orElse(site.categories());
        return site.toBuilder()
                .articles(all)
                .categories(now)
                .authors(authors.orElse(site.authors()))
                .names(PathAllocator.names(all, site.pages(), now, site.names()))
                .bodies(new PredictedBodies(this, site.bodies()))
                .build();
    }

    /** The bodies of the archive, with other fingerprints for what will change. */
    private record PredictedBodies(PredictedSite predicted, Bodies archived) implements Bodies {

        @Override
        public String articleFingerprint(int id) {
            return predicted.texts.getOrDefault(id, archived.articleFingerprint(id));
        }

        @Override
        public Map<Integer, Instant> articlesChanged() {
            Map<Integer, Instant> changed = new HashMap<>(archived.articlesChanged());
            predicted.articles.keySet().forEach(id -> changed.put(id, predicted.at));
            return changed;
        }

        @Override
        public String commentsFingerprint(int id) {
            return predicted.discussed.getOrDefault(id, archived.commentsFingerprint(id));
        }

        @Override
        public String article(int id) {
            return archived.article(id);
        }

        @Override
        public String page(int id) {
            return archived.page(id);
        }

        @Override
        public List<Comment> comments(int id) {
            return archived.comments(id);
        }

        @Override
        public List<Like> likes(int id) {
            return archived.likes(id);
        }

        @Override
        public String summary(int articleId) {
            return archived.summary(articleId);
        }

        @Override
        public int readingMinutes(int articleId) {
            return archived.readingMinutes(articleId);
        }

        @Override
        public String pageFingerprint(int id) {
            return archived.pageFingerprint(id);
        }

        @Override
        public Optional<Instant> pageChanged(int id) {
            return archived.pageChanged(id);
        }

        @Override
        public String likesFingerprint(int id) {
            return archived.likesFingerprint(id);
        }
    }
}
