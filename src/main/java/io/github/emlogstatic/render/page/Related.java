package io.github.emlogstatic.render.page;

import io.github.emlogstatic.model.Article;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds related articles: older ones that share tags (worth most), the category, and then the newest of these. Newer
 * articles are never taken, so that a new article changes no old page. Only the nearest few articles of each tag are
 * compared, so the time grows linearly with the number of articles.
 */
final class Related {

    private static final int SHOWN = 4;
    private static final int NEAREST = 16;
    private static final int TAG = 2;
    private static final int CATEGORY = 1;

    private final List<Article> articles;
    private final Map<Integer, List<Article>> related = new HashMap<>();

    /** @param articles newest first */
    Related(List<Article> articles) {
        this.articles = articles;
        Map<Object, Nearest> nearest = new HashMap<>();
        for (int position = articles.size() - 1; position >= 0; position--) {
            Article article = articles.get(position);
            List<Nearest> shared = shared(article, nearest);
            related.put(article.id(), choose(shared));
            for (Nearest one : shared) {
                one.add(position);
            }
        }
    }

    List<Article> to(Article article) {
        return related.getOrDefault(article.id(), List.of());
    }

    /** The positions of the nearest older articles that have a tag or are in a category. */
    private static final class Nearest {

        private final int worth;
        private final int[] positions = new int[NEAREST];
        private int added;

        Nearest(int worth) {
            this.worth = worth;
        }

        void add(int position) {
            positions[added++ % NEAREST] = position;
        }

        int count() {
            return Math.min(added, NEAREST);
        }
    }

    private static List<Nearest> shared(Article article, Map<Object, Nearest> nearest) {
        List<Nearest> shared = new ArrayList<>();
        for (String tag : Set.copyOf(article.tags())) {
            shared.add(nearest.computeIfAbsent(tag, added -> new Nearest(TAG)));
        }
        if (article.categoryId() > 0) {
            shared.add(nearest.computeIfAbsent(article.categoryId(), added -> new Nearest(CATEGORY)));
        }
        return shared;
    }

    private List<Article> choose(List<Nearest> shared) {
        long[] ranks = new long[shared.size() * NEAREST];
        int count = 0;
        for (Nearest one : shared) {
            for (int i = 0; i < one.count(); i++) {
                ranks[count++] = (long) one.positions[i] << 8 | one.worth;
            }
        }
        Arrays.sort(ranks, 0, count);
        count = rank(ranks, count);
        Arrays.sort(ranks, 0, count);
        List<Article> chosen = new ArrayList<>(SHOWN);
        for (int i = 0; i < Math.min(SHOWN, count); i++) {
            chosen.add(articles.get((int) ranks[i]));
        }
        return chosen;
    }

    /**
     * Turns sorted positions, each with the worth of a thing in common, into one rank for each article.
     *
     * @return the number of ranks
     */
    private static int rank(long[] shared, int length) {
        int count = 0;
        for (int i = 0; i < length; ) {
            long position = shared[i] >> 8;
            long worth = 0;
            for (; i < length && shared[i] >> 8 == position; i++) {
                worth += shared[i] & 0xff;
            }
            shared[count++] = -worth << 32 | position; // smaller is better: more in common first, then newer
        }
        return count;
    }
}
