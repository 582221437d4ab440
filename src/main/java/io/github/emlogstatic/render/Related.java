package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds for each article the older ones that have most in common with it: tags first, then the category, then age.
 * Newer ones are never taken, so that a new article changes no old page. Only the nearest few of each tag are looked
 * at, which makes the work grow with the number of articles and no faster.
 */
final class Related {

    private static final int SHOWN = 4;
    private static final int NEAREST = 16;
    private static final int TAG = 2;
    private static final int CATEGORY = 1;

    private final Map<Integer, List<Article>> related = new HashMap<>();
    private final Map<String, Deque<Article>> nearest = new HashMap<>();

    /** @param articles newest first */
    Related(List<Article> articles) {
        for (int i = articles.size() - 1; i >= 0; i--) {
            Article article = articles.get(i);
            related.put(article.id(), choose(article));
            remember(article);
        }
        nearest.clear();
    }

    List<Article> to(Article article) {
        return related.getOrDefault(article.id(), List.of());
    }

    private List<Article> choose(Article article) {
        Map<Article, Integer> shared = new IdentityHashMap<>();
        for (String key : keys(article)) {
            int worth = key.startsWith("category ") ? CATEGORY : TAG;
            nearest.getOrDefault(key, new ArrayDeque<>()).forEach(older -> shared.merge(older, worth, Integer::sum));
        }
        Comparator<Map.Entry<Article, Integer>> byWorth = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return shared.entrySet().stream()
                .sorted(byWorth.thenComparing(
                        Map.Entry::getKey,
                        Comparator.comparing(Article::date)
                                .thenComparing(Article::id)
                                .reversed()))
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void remember(Article article) {
        for (String key : keys(article)) {
            Deque<Article> latest = nearest.computeIfAbsent(key, unused -> new ArrayDeque<>());
            latest.addFirst(article);
            if (latest.size() > NEAREST) {
                latest.removeLast();
            }
        }
    }

    private static List<String> keys(Article article) {
        List<String> keys = new ArrayList<>();
        article.tags().stream().distinct().forEach(tag -> keys.add("tag " + tag));
        if (article.categoryId() > 0) {
            keys.add("category " + article.categoryId());
        }
        return keys;
    }
}
