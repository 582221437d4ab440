package io.github.emlogstatic.render.site;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Site;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds articles by category, author, tag, month and year. Every list is newest first. Immutable. */
public final class SiteIndex {

    /**
     * The number of neighbouring articles whose pages have the same turn. Making many pages of one kind in a row is
     * faster than mixing kinds.
     */
    private static final int TOGETHER = 256;

    private final List<Article> articles;
    private final Map<Integer, Category> categories = new LinkedHashMap<>();
    private final Map<Integer, Author> authors = new HashMap<>();
    private final Map<Integer, List<Category>> paths = new HashMap<>();
    private final Map<Integer, List<Article>> byCategory = new HashMap<>();
    private final Map<Integer, List<Article>> byAuthor = new TreeMap<>();
    private final Map<String, List<Article>> byTag = new TreeMap<>();
    private final NavigableMap<YearMonth, List<Article>> byMonth = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Integer, List<Article>> byYear = new TreeMap<>(Collections.reverseOrder());

    public SiteIndex(Site site) {
        this.articles = site.articles();
        site.categories().forEach(category -> categories.put(category.id(), category));
        categories.keySet().forEach(id -> paths.put(id, newPath(id)));
        site.authors().forEach(author -> authors.put(author.id(), author));
        site.articles().forEach(this::add);
    }

    private void add(Article article) {
        for (Category category : path(article.categoryId())) {
            put(byCategory, category.id(), article);
        }
        put(byAuthor, article.authorId(), article);
        for (String tag : article.tags()) {
            put(byTag, tag, article);
        }
        put(byMonth, YearMonth.of(article.date().getYear(), article.date().getMonthValue()), article);
        put(byYear, article.date().getYear(), article);
    }

    private static <K> void put(Map<K, List<Article>> lists, K key, Article article) {
        List<Article> list = lists.computeIfAbsent(key, unused -> new ArrayList<>());
        if (list.isEmpty() || list.get(list.size() - 1).id() != article.id()) { // a tag may be there twice
            list.add(article);
        }
    }

    /** The turn in which pages are made that show the article. */
    public int turn(Article article) {
        return turn(articles.size() - 1 - Collections.binarySearch(articles, article, Article.NEWEST_FIRST));
    }

    /** @param position of an article among all, from the oldest */
    public int turn(int position) {
        return position / TOGETHER;
    }

    public Optional<Category> category(int id) {
        return Optional.ofNullable(categories.get(id));
    }

    /** The category and its ancestors, topmost first; empty if there is no such category. */
    public List<Category> path(int categoryId) {
        return paths.getOrDefault(categoryId, List.of());
    }

    private List<Category> newPath(int categoryId) {
        List<Category> path = new ArrayList<>();
        Category category = categories.get(categoryId);
        while (category != null && !path.contains(category)) {
            path.add(0, category);
            category = categories.get(category.parentId());
        }
        return path;
    }

    /** The categories of the top level, and those whose parent does not exist. */
    public List<Category> roots() {
        return categories.values().stream()
                .filter(category -> !categories.containsKey(category.parentId()))
                .toList();
    }

    /** The categories directly below another, in the owner's order. */
    public List<Category> children(Category parent) {
        return categories.values().stream()
                .filter(category -> category.parentId() == parent.id() && category.id() != parent.id())
                .toList();
    }

    /** The articles of a category and of its descendants. */
    public List<Article> inCategory(int id) {
        return byCategory.getOrDefault(id, List.of());
    }

    public Optional<Author> author(int id) {
        return Optional.ofNullable(authors.get(id));
    }

    /** The articles of each author who has any, by the author's id. */
    public Map<Integer, List<Article>> byAuthor() {
        return byAuthor;
    }

    /** The author with the most articles, whose picture stands for the blog; 0 if there are none. */
    public int mainAuthor() {
        return byAuthor.entrySet().stream()
                .max(Comparator.<Map.Entry<Integer, List<Article>>>comparingInt(
                                author -> author.getValue().size())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** All tags, sorted by code points, so that the order is the same on every machine. */
    public Map<String, List<Article>> byTag() {
        return byTag;
    }

    /** Newest first. */
    public NavigableMap<YearMonth, List<Article>> byMonth() {
        return byMonth;
    }

    /** Newest first. */
    public NavigableMap<Integer, List<Article>> byYear() {
        return byYear;
    }

    /** The months of a year, newest first. */
    public NavigableMap<YearMonth, List<Article>> monthsOf(int year) {
        return byMonth.subMap(YearMonth.of(year, 12), true, YearMonth.of(year, 1), true);
    }
}
