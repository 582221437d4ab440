package io.github.emlogstatic.content;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves links inside the blog, in every mode of addresses that emlog has (its routing table,
 * {@code include/lib/option.php}), whichever mode the blog uses now: links in old articles outlive the settings.
 * Immutable, safe for several threads.
 */
public final class LinkIndex {

    private static final List<String> KINDS = List.of("post", "record", "sort", "tag", "author", "page");
    private static final Set<String> ELSEWHERE =
            Set.of("rest-api", "keyword", "plugin", "action", "resource_alias", "uc");
    private static final Set<String> NO_ARTICLES = Set.of("content", "admin", "include", "plugin", "user");

    private final BlogAddresses addresses;
    private final Map<Integer, String> posts = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    private LinkIndex(BlogAddresses addresses) {
        this.addresses = addresses;
    }

    /** Built once for a build; only what the site holds is ever found. */
    public static LinkIndex of(Site site) {
        LinkIndex index = new LinkIndex(BlogAddresses.of(site.blog()));
        index.addCategories(site.categories());
        site.articles().forEach(index::add);
        for (Page page : site.pages()) {
            index.addPost(page.id(), "page/" + page.id(), page.url());
        }
        for (Author author : site.authors()) {
            index.keys.add("author/" + author.id());
        }
        site.names().forEach(index::addName);
        return index;
    }

    /** What the link points to; empty for other sites and for what this blog does not have. Never throws. */
    public Optional<LinkTarget> find(String href) {
        return addresses.resolve(href).flatMap(this::find);
    }

    private Optional<LinkTarget> find(BlogPath address) {
        Paged paged = Paged.of(withoutIndex(trimSlashes(address.path())));
        Map<String, String> query = query(address.query());
        boolean list = paged.rest.isEmpty() || paged.rest.equals("posts");
        Optional<String> key = list ? byQuery(paged.rest, query) : byPath(paged.rest);
        int page = paged.page > 1 ? paged.page : number(query.getOrDefault("page", "1"));
        return key.map(found -> new LinkTarget(found, isList(found) ? Math.max(1, page) : 1, address.fragment()));
    }

    private static boolean isList(String key) {
        return !key.startsWith("article/") && !key.startsWith("page/");
    }

    private Optional<String> byQuery(String path, Map<String, String> query) {
        for (String kind : KINDS) {
            if (query.containsKey(kind)) {
                return kind.equals("page")
                        ? Optional.of(path.isEmpty() ? "home" : path)
                        : byKind(kind, query.get(kind), true);
            }
        }
        boolean plain = query.isEmpty() || query.keySet().stream().noneMatch(ELSEWHERE::contains);
        return plain ? Optional.of(path.isEmpty() ? "home" : path) : Optional.empty();
    }

    private Optional<String> byPath(String rawPath) {
        String path = Percent.decode(rawPath);
        if (paths.containsKey(path)) {
            return Optional.of(paths.get(path));
        }
        int slash = rawPath.indexOf('/');
        String kind = slash < 0 ? "" : rawPath.substring(0, slash);
        if (KINDS.contains(kind) && !kind.equals("page")) {
            Optional<String> found = byKind(kind, rawPath.substring(slash + 1), false);
            if (found.isPresent()) {
                return found;
            }
        }
        return NO_ARTICLES.contains(kind) ? Optional.empty() : byLastSegment(path);
    }

    /** emlog looks at the last segment only, whatever is before it, and asks the categories first. */
    private Optional<String> byLastSegment(String path) {
        String last = withoutHtml(path.substring(path.lastIndexOf('/') + 1));
        if (aliases.containsKey(last)) {
            return Optional.of(aliases.get(last));
        }
        return post(last.startsWith("post-") ? last.substring("post-".length()) : last);
    }

    private Optional<String> byKind(String kind, String rawValue, boolean inQuery) {
        String value = inQuery ? Percent.decodeForm(rawValue) : Percent.decode(rawValue);
        return switch (kind) {
            case "post" -> post(withoutHtml(value)).or(() -> Optional.ofNullable(aliases.get(withoutHtml(value))));
            case "tag" -> tag(Percent.decodeForm(rawValue)).or(() -> tag(Percent.decode(rawValue)));
            case "record" -> known("record/" + (value.length() == 8 ? value.substring(0, 6) : value));
            case "sort" ->
                known("sort/" + canonical(value))
                        .or(() -> Optional.ofNullable(aliases.get(value)).filter(key -> key.startsWith("sort/")));
            default -> known(kind + "/" + canonical(value));
        };
    }

    private Optional<String> post(String id) {
        int number = number(id);
        return number < 0 ? Optional.empty() : Optional.ofNullable(posts.get(number));
    }

    private Optional<String> tag(String name) {
        String exact = "tag/" + name;
        return keys.contains(exact)
                ? Optional.of(exact)
                : Optional.ofNullable(tags.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    private Optional<String> known(String key) {
        return keys.contains(key) ? Optional.of(key) : Optional.empty();
    }

    private void addCategories(List<Category> categories) {
        Map<Integer, String> byId = new HashMap<>();
        for (Category category : categories) {
            String key = "sort/" + category.id();
            keys.add(key);
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
        addPost(article.id(), "article/" + article.id(), article.url());
        keys.add("author/" + article.authorId());
        keys.add("record/" + (article.date().getYear() * 100 + article.date().getMonthValue()));
        for (String tag : article.tags()) {
            if (keys.add("tag/" + tag)) {
                tags.putIfAbsent(tag.strip().toLowerCase(Locale.ROOT), "tag/" + tag);
            }
        }
    }

    private void addPost(int id, String key, String url) {
        posts.put(id, key);
        keys.add(key);
        Optional<String> path = addresses.resolve(url).map(found -> trimSlashes(found.decodedPath()));
        if (path.isEmpty() || path.get().isEmpty()) {
            return;
        }
        String last = withoutHtml(path.get().substring(path.get().lastIndexOf('/') + 1));
        if (!last.isEmpty() && number(last) < 0 && !last.equals("post-" + id)) {
            aliases.putIfAbsent(last, key);
        }
    }

    /** A name once given stays, so links to it still arrive after the alias has changed; what is new wins. */
    private void addName(String key, String file) {
        if (!keys.contains(key) || file.equals("index.html")) {
            return;
        }
        paths.putIfAbsent(file, key);
        if (!aliases.containsKey(withoutHtml(file))) {
            paths.putIfAbsent(withoutHtml(file), key);
        }
    }

    /** The values of a query, percent-encoded as they are; of a name that is there twice the first. */
    static Map<String, String> query(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        for (String part : query.split("[&?]")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return values;
    }

    private static String trimSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String withoutIndex(String path) {
        if (path.equalsIgnoreCase("index.php")) {
            return "";
        }
        return path.regionMatches(true, 0, "index.php/", 0, 10) ? path.substring(10) : path;
    }

    private static String withoutHtml(String name) {
        return name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : name;
    }

    /** A number as emlog writes it in its keys: without leading zeros. */
    private static String canonical(String value) {
        int number = number(value);
        return number < 0 ? value : Integer.toString(number);
    }

    /** The number, or -1 where the text is none that fits. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    /** A path without {@code /page/2} and {@code /comment-page-2}, and the page that it names. */
    private record Paged(String rest, int page) {

        static Paged of(String path) {
            int slash = path.lastIndexOf('/');
            String last = path.substring(slash + 1);
            String before = slash < 0 ? "" : path.substring(0, slash);
            if (last.startsWith("comment-page-") && slash > 0) {
                return new Paged(before, 1);
            }
            boolean page = before.equals("page") || before.endsWith("/page");
            if (!page || number(last) < 0) {
                return new Paged(path, 1);
            }
            return new Paged(trimSlashes(before.substring(0, before.length() - "page".length())), number(last));
        }
    }
}
