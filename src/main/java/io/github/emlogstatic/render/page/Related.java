package io.github.emlogstatic.render.page;

import io.github.emlogstatic.model.Article;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private static final int NONE = -1;

    private final List<Article> articles;

    /** The positions of {@link #SHOWN} articles for each article, with {@link #NONE} after the last. No list for each. */
    private final int[] related;

    /** For each position, how much its article has in common with the one that is looked at. */
    private final int[] worth;

    /** The positions whose {@link #worth} is not zero. */
    private final int[] found;

    /** @param articles newest first */
    Related(List<Article> articles) {
        this.articles = articles;
        this.related = new int[articles.size() * SHOWN];
        this.worth = new int[articles.size()];
        this.found = new int[articles.size()];
        Map<Object, Nearest> nearest = new HashMap<>();
        for (int position = articles.size() - 1; position >= 0; position--) {
            List<Nearest> shared = shared(articles.get(position), nearest);
            choose(position, shared);
            for (Nearest one : shared) {
                one.add(position);
            }
        }
    }

    List<Article> to(int position) {
        List<Article> list = new ArrayList<>(SHOWN);
        for (int i = position * SHOWN; i < (position + 1) * SHOWN && related[i] != NONE; i++) {
            list.add(articles.get(related[i]));
        }
        return list;
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
        for (String tag : article.tags()) {
            Nearest one = nearest.computeIfAbsent(tag, added -> new Nearest(TAG));
            if (!shared.contains(one)) { // an article may have a tag twice
                shared.add(one);
            }
        }
        if (article.categoryId() > 0) {
            shared.add(nearest.computeIfAbsent(article.categoryId(), added -> new Nearest(CATEGORY)));
        }
        return shared;
    }

    private void choose(int to, List<Nearest> shared) {
        int count = 0;
        for (Nearest one : shared) {
            for (int i = 0; i < one.count(); i++) {
                int position = one.positions[i];
                if (worth[position] == 0) {
                    found[count++] = position;
                }
                worth[position] += one.worth;
            }
        }
        for (int i = 0; i < SHOWN; i++) {
            int best = best(count);
            related[to * SHOWN + i] = best;
            if (best != NONE) {
                worth[best] = 0;
            }
        }
        for (int i = 0; i < count; i++) {
            worth[found[i]] = 0;
        }
    }

    /** The position that has most in common, and of several the newest; {@link #NONE} if there is none. */
    private int best(int count) {
        int best = NONE;
        for (int i = 0; i < count; i++) {
            int position = found[i];
            int more = worth[position] - (best == NONE ? 0 : worth[best]);
            if (more > 0 || more == 0 && position < best) {
                best = position;
            }
        }
        return best;
    }
}
