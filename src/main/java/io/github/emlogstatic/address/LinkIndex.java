package io.github.emlogstatic.address;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Finds what a link inside the blog points to. It reads every URL mode of emlog, whichever the blog uses now, because
 * links in old articles keep the mode of their time. Immutable, safe for several threads.
 */
public final class LinkIndex {

    private final BlogAddresses addresses;
    private final Set<Integer> articles = new HashSet<>();
    private final Set<Integer> pages = new HashSet<>();
    private final Map<String, SiteKey> tags = new HashMap<>();
    private final Map<String, SiteKey> paths = new HashMap<>();
    private final Map<String, SiteKey> aliases = new HashMap<>();
    private final Set<SiteKey> lists = new HashSet<>();

    private LinkIndex(BlogAddresses addresses) {
        this.addresses = addresses;
    }

    /** Builds the index of a site. Only what the site contains can be found. */
    public static LinkIndex of(Site site) {
        LinkIndex index = new LinkIndex(BlogAddresses.of(site.blog()));
        index.addCategories(site.categories());
        site.articles().forEach(index::add);
        for (Page page : site.pages()) {
            index.pages.add(page.id());
            index.addAlias(page.id(), SiteKey::page, page.url());
        }
        for (Author author : site.authors()) {
            index.lists.add(SiteKey.author(author.id()));
        }
        site.names().files().forEach(index::addName);
        site.names().moved().forEach(index::addFormer);
        return index;
    }

    /** What the link points to. Empty for other sites and for pages that the site does not have. Never throws. */
    public Optional<LinkedPage> find(String href) {
        return addresses.resolve(href).flatMap(this::find);
    }

    /** What an address of the blog leads to. */
    public Optional<LinkedPage> find(BlogPath address) {
        Route route = Route.of(address.withoutFragment());
        return key(address, route)
                .map(found -> new LinkedPage(found, found.isPost() ? 1 : route.page(), address.fragment()));
    }

    /** Finds a key. A file name of this site comes first, because somebody may have linked to an earlier mirror. */
    private Optional<SiteKey> key(BlogPath address, Route route) {
        if (route instanceof Route.Home || address.path().isEmpty()) {
            return key(route);
        }
        return Optional.ofNullable(paths.get(Percent.decode(RouteParser.withoutSlashesAtEnd(address.path()))))
                .or(() -> key(route));
    }

    private Optional<SiteKey> key(Route route) {
        if (route instanceof Route.Home) {
            return Optional.of(SiteKey.HOME);
        }
        if (route instanceof Route.Posts) {
            return Optional.of(SiteKey.POSTS);
        }
        if (route instanceof Route.Post post) {
            return post(post.id());
        }
        if (route instanceof Route.Alias alias) {
            return Optional.ofNullable(paths.get(alias.path())).or(() -> byAlias(alias.name()));
        }
        return list(route);
    }

    private Optional<SiteKey> post(int id) {
        if (pages.contains(id)) {
            return Optional.of(SiteKey.page(id));
        }
        return articles.contains(id) ? Optional.of(SiteKey.article(id)) : Optional.empty();
    }

    private Optional<SiteKey> list(Route route) {
        if (route instanceof Route.Category category) {
            return known(new SiteKey(SiteKey.Kind.CATEGORY, category.key())).or(() -> byAlias(category.key()));
        }
        if (route instanceof Route.Tag tag) {
            return tag(tag.name()).or(() -> tag(tag.literalName()));
        }
        if (route instanceof Route.Author author) {
            return known(SiteKey.author(author.id()));
        }
        return route instanceof Route.Month month ? known(SiteKey.month(month.month())) : Optional.empty();
    }

    private Optional<SiteKey> byAlias(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    private Optional<SiteKey> tag(String name) {
        SiteKey exact = SiteKey.tag(name);
        return lists.contains(exact)
                ? Optional.of(exact)
                : Optional.ofNullable(tags.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    private Optional<SiteKey> known(SiteKey key) {
        return has(key) ? Optional.of(key) : Optional.empty();
    }

    private boolean has(SiteKey key) {
        if (!key.isPost()) {
            return lists.contains(key);
        }
        Set<Integer> posts = key.kind() == SiteKey.Kind.PAGE ? pages : articles;
        return Numbers.of(key.name()).stream()
                .anyMatch(id -> posts.contains(id) && key.name().equals(Integer.toString(id)));
    }

    private void addCategories(List<Category> categories) {
        Map<Integer, String> byId = new HashMap<>();
        for (Category category : categories) {
            SiteKey key = SiteKey.category(category.id());
            lists.add(key);
            byId.put(category.id(), category.alias());
            if (!category.alias().isEmpty()) {
                aliases.putIfAbsent(category.alias(), key);
                paths.putIfAbsent(category.alias(), key);
                String parent = byId.getOrDefault(category.parentId(), "");
                if (!parent.isEmpty()) {
                    paths.putIfAbsent(parent + "/" + category.alias(), key);
                }
            }
        }
    }

    private void add(Article article) {
        articles.add(article.id());
        addAlias(article.id(), SiteKey::article, article.url());
        lists.add(SiteKey.author(article.authorId()));
        lists.add(SiteKey.month(article.date()));
        for (String tag : article.tags()) {
            if (lists.add(SiteKey.tag(tag))) {
                tags.putIfAbsent(tag.strip().toLowerCase(Locale.ROOT), SiteKey.tag(tag));
            }
        }
    }

    private void addAlias(int id, IntFunction<SiteKey> key, String url) {
        if (url.equals("post-" + id + ".html")) {
            return; // the usual address of most blogs has no alias, and need not be taken apart
        }
        Optional<String> path = addresses
                .resolve(url)
                .map(found -> RouteParser.withoutSlashesAtEnd(Percent.decodeForm(found.path()))); // as emlog encodes
        if (path.isEmpty()) {
            return;
        }
        String last = Segments.withoutHtml(Segments.last(path.get()));
        if (!last.isEmpty() && Route.of(path.get()) instanceof Route.Alias) {
            aliases.putIfAbsent(last, key.apply(id));
        }
    }

    /**
     * Adds the path of a file. Names stay when an alias changes, so old links still work. A current alias comes first.
     */
    private void addName(SiteKey key, String file) {
        if (!has(key)) {
            return;
        }
        paths.putIfAbsent(file, key);
        String stem = Segments.withoutHtml(file);
        if (!aliases.containsKey(stem)) {
            paths.putIfAbsent(stem, key);
        }
    }

    /** Adds the path of a file that has moved, and the alias in it: links in old texts keep them. */
    private void addFormer(String file, SiteKey key) {
        if (!has(key)) {
            return;
        }
        String stem = Segments.withoutHtml(file);
        paths.putIfAbsent(file, key);
        paths.putIfAbsent(stem, key);
        if (Route.of(Percent.encode(stem)) instanceof Route.Alias alias) {
            aliases.putIfAbsent(alias.name(), key);
        }
    }
}
