package io.github.emlogstatic.render.page;

import io.github.emlogstatic.model.Article;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
    private final Map<String, Deque<Integer>> nearest = new HashMap<>();

    /** @param articles newest first */
    Related(List<Article> articles) {
        this.articles = articles;
        for (int position = articles.size() - 1; position >= 0; position--) {
            List<String> keys = keys(articles.get(position));
            related.put(articles.get(position).id(), choose(keys));
            remember(keys, position);
        }
        nearest.clear();
    }

    List<Article> to(Article article) {
        return related.getOrDefault(article.id(), List.of());
    }

    private List<Article> choose(List<String> keys) {
        long[] ranks = ranks(shared(keys));
        return Arrays.stream(ranks)
                .sorted()
                .limit(SHOWN)
                .mapToObj(rank -> articles.get((int) rank))
                .toList();
    }

    /** The worth of each key for each of the nearest articles, sorted by position. */
    private long[] shared(List<String> keys) {
        long[] shared = new long[keys.size() * NEAREST];
        int count = 0;
        for (String key : keys) {
            int worth = key.startsWith("category ") ? CATEGORY : TAG;
            Deque<Integer> latest = nearest.get(key);
            if (latest != null) {
                for (int older : latest) {
                    shared[count++] = (long) older << 8 | worth;
                }
            }
        }
        long[] sorted = Arrays.copyOf(shared, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long[] ranks(long[] shared) {
        long[] ranks = new long[shared.length];
        int count = 0;
        for (int i = 0; i < shared.length; ) {
            long position = shared[i] >> 8;
            int worth = 0;
            for (; i < shared.length && shared[i] >> 8 == position; i++) {
                worth += (int) (shared[i] & 0xff);
            }
            ranks[count++] = rank(worth, (int) position);
        }
        return Arrays.copyOf(ranks, count);
    }

    /** A smaller rank is better: more in common first, then newer. */
    private static long rank(int worth, int position) {
        return (long) -worth << 32 | position;
    }

    private void remember(List<String> keys, int position) {
        for (String key : keys) {
            Deque<Integer> latest = nearest.computeIfAbsent(key, unused -> new ArrayDeque<>());
            latest.addFirst(position);
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
