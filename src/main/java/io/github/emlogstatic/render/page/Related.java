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

    private final List<Article> articles;
    private final Map<Integer, List<Article>> related = new HashMap<>();

    /** For each position, how much its article has in common with the one that is looked at. */
    private final int[] worth;

    /** The positions whose {@link #worth} is not zero. */
    private final int[] found;

    /** @param articles newest first */
    Related(List<Article> articles) {
        this.articles = articles;
        this.worth = new int[articles.size()];
        this.found = new int[articles.size()];
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

    private List<Article> choose(List<Nearest> shared) {
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
        List<Article> chosen = new ArrayList<>(SHOWN);
        for (int best = best(count); best >= 0 && chosen.size() < SHOWN; best = best(count)) {
            chosen.add(articles.get(best));
            worth[best] = 0;
        }
        for (int i = 0; i < count; i++) {
            worth[found[i]] = 0;
        }
        return chosen;
    }

    /** The position that has most in common, and of several the newest; -1 if there is none. */
    private int best(int count) {
        int best = -1;
        for (int i = 0; i < count; i++) {
            int position = found[i];
            int more = worth[position] - (best < 0 ? 0 : worth[best]);
            if (more > 0 || more == 0 && position < best) {
                best = position;
            }
        }
        return best;
    }
}
