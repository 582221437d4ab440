package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The lists of a blog that articles are in, each with a short name that no other has. Immutable. */
public final class TermCatalogue {

    private final Map<Integer, Category> categoriesById = new LinkedHashMap<>();
    private final Map<SiteKey, Term> terms = new LinkedHashMap<>();
    private final Places places;

    public TermCatalogue(Site site, Places places) {
        this.places = places;
        site.categories().forEach(category -> categoriesById.put(category.id(), category));
        addCategories();
        addTags(site);
        addAuthors(site);
        site.articles().stream()
                .map(article -> YearMonth.from(article.date()))
                .sorted()
                .distinct()
                .forEach(this::addMonth);
    }

    private void addMonth(YearMonth month) {
        SiteKey key = SiteKey.month(month);
        put(new Term(key, month.toString(), key.name(), places.of(key), ""));
    }

    private void addCategories() {
        Map<Integer, String> names = new LinkedHashMap<>();
        categoriesById.values().forEach(category -> names.put(category.id(), uniqueName(category)));
        Map<Integer, String> slugs = Slugs.unique(names);
        categoriesById.values().forEach(category -> {
            SiteKey key = SiteKey.category(category.id());
            String name = names.getOrDefault(category.id(), "");
            String slug = slugs.getOrDefault(category.id(), "");
            put(new Term(key, name, slug, places.of(key), category.description()));
        });
    }

    /** Tools know a category by its name alone, so two of the same name are told apart. */
    private String uniqueName(Category category) {
        boolean shared = categoriesById.values().stream()
                        .filter(other -> other.name().equals(category.name()))
                        .count()
                > 1;
        return shared ? category.name() + " (" + category.id() + ")" : category.name();
    }

    private void addTags(Site site) {
        TreeSet<String> tags = new TreeSet<>();
        site.articles().forEach(article -> tags.addAll(article.tags()));
        Slugs.unique(tags).forEach((tag, slug) -> {
            SiteKey key = SiteKey.tag(tag);
            put(new Term(key, tag, slug, places.of(key), site.descriptionOfTag(tag)));
        });
    }

    private void addAuthors(Site site) {
        Map<Integer, Author> authors = new TreeMap<>();
        Stream.concat(
                        site.articles().stream().map(Article::authorId),
                        site.pages().stream().map(page -> page.authorId()))
                .forEach(id -> authors.put(id, new Author(id, "author " + id, "", "")));
        site.authors().stream()
                .filter(author -> !author.name().isEmpty())
                .forEach(author -> authors.replace(author.id(), author));
        Map<SiteKey, String> names = new LinkedHashMap<>();
        authors.values().forEach(author -> names.put(SiteKey.author(author.id()), author.name()));
        Slugs.unique(names)
                .forEach((key, slug) -> put(new Term(key, names.getOrDefault(key, ""), slug, places.of(key), "")));
    }

    private void put(Term term) {
        terms.put(term.key(), term);
    }

    /** All terms: categories, tags, authors, then months. */
    public List<Term> all() {
        return List.copyOf(terms.values());
    }

    public List<Term> all(SiteKey.Kind kind) {
        return terms.values().stream().filter(term -> term.kind() == kind).toList();
    }

    public Optional<Term> find(SiteKey key) {
        return Optional.ofNullable(terms.get(key));
    }

    /** The category of an article, after its parent if it has one; empty if the category no longer exists. */
    public List<Term> categories(Article article) {
        List<Term> chain = new ArrayList<>();
        Category category = categoriesById.get(article.categoryId());
        if (category != null) {
            find(SiteKey.category(category.parentId())).ifPresent(chain::add);
            find(SiteKey.category(category.id())).ifPresent(chain::add);
        }
        return chain;
    }

    public Optional<Term> parent(Term category) {
        return Optional.ofNullable(categoriesById.get(category.key().id()))
                .flatMap(found -> find(SiteKey.category(found.parentId())));
    }

    public List<Term> tags(Article article) {
        return article.tags().stream()
                .distinct()
                .flatMap(tag -> find(SiteKey.tag(tag)).stream())
                .toList();
    }

    public Term author(Article article) {
        return find(SiteKey.author(article.authorId())).orElseThrow();
    }
}
