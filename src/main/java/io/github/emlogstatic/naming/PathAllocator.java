package io.github.emlogstatic.naming;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Allocates a file in the site to everything that has an address at the blog, so that the blog's own addresses keep
 * working: {@code post-12.html} stays, {@code post/12} becomes {@code post/12.html}.
 *
 * <p>A name stays as long as the address does, unless it has a number that is no longer needed. No two names differ by case
 * or by Unicode form alone, because some file systems treat these as equal. If an address changes, the old name is kept as
 * moved, so that a stub can be written there.
 */
public final class PathAllocator {

    private static final int MAX_BYTES = 200;
    private static final int MAX_PATH = 500;

    private static final Pattern QUERY = Pattern.compile("[?#].*");
    private static final Pattern SLASHES_AROUND = Pattern.compile("^/++|(?<!/)/++$");
    private static final Pattern SLASHES = Pattern.compile("/+");
    /** Folders of uploads and copies, and of files for hosts and web servers. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("(?i)(?:content/(?:uploadfile|downloads|files|external|avatars)"
                    + "|_(?:redirects|headers|nginx|apache|caddy)|cname)/.*");

    /** The number that {@link #give} may add to a name. A year at the end of an alias is not such a number. */
    private static final Pattern NUMBER = Pattern.compile("-(?:[2-9]|[1-9][0-9]{1,2})\\.html$");

    private static final Pattern PAGE = Pattern.compile("(?i)\\.html$");
    private static final Pattern FILE = Pattern.compile("(?i)\\.(?:html|xml|json|txt)$");

    private final Map<SiteKey, String> names = new LinkedHashMap<>();
    private final SortedMap<String, SiteKey> moved = new TreeMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("index.html", "404.html"));

    private PathAllocator() {}

    /** @param before the names from earlier runs */
    public static SiteNames names(
            Collection<Article> articles, Collection<Page> pages, List<Category> categories, SiteNames before) {
        PathAllocator allocator = new PathAllocator();
        Map<SiteKey, String> wanted = wanted(articles, pages, categories);
        allocator.keep(wanted, before);
        wanted.forEach(allocator::give);
        allocator.leaveStubs(wanted, before);
        return new SiteNames(allocator.names, allocator.moved);
    }

    /**
     * The name that each thing would have if there were no others. Articles come first, because readers' links point
     * to them.
     */
    private static Map<SiteKey, String> wanted(
            Collection<Article> articles, Collection<Page> pages, List<Category> categories) {
        Map<SiteKey, String> wanted = new LinkedHashMap<>();
        Set<String> tags = new TreeSet<>();
        Set<Integer> authors = new TreeSet<>();
        Set<YearMonth> months = new TreeSet<>();
        Map<Integer, Article> byId =
                articles.stream().collect(Collectors.toMap(Article::id, a -> a, (a, b) -> a, TreeMap::new));
        for (Article article : byId.values()) {
            wanted.put(SiteKey.article(article.id()), file(article.url(), article.id()));
            tags.addAll(article.tags());
            authors.add(article.authorId());
            months.add(YearMonth.from(article.date()));
        }
        pages.forEach(page -> wanted.put(SiteKey.page(page.id()), file(page.url(), page.id())));
        Map<Integer, Category> parents =
                categories.stream().collect(Collectors.toMap(Category::id, c -> c, (a, b) -> a));
        categories.forEach(category -> wanted.put(SiteKey.category(category.id()), file(category, parents)));
        authors.forEach(id -> wanted.put(SiteKey.author(id), SiteKey.author(id) + ".html"));
        months.forEach(month -> wanted.put(SiteKey.month(month), SiteKey.month(month) + ".html"));
        tags.forEach(tag -> wanted.put(SiteKey.tag(tag), "tag/" + list(tag) + ".html"));
        return wanted;
    }

    private static String file(Category category, Map<Integer, Category> all) {
        if (category.alias().isEmpty()) {
            return SiteKey.category(category.id()) + ".html";
        }
        String parent = Optional.ofNullable(all.get(category.parentId()))
                .map(Category::alias)
                .filter(alias -> !alias.isEmpty())
                .map(alias -> folder(alias) + "/")
                .orElse("");
        String list = parent + folder(category.alias());
        return (isElsewhere(list + "/") ? SiteKey.category(category.id()) : list) + ".html";
    }

    /** @param address relative to the blog's base */
    static String file(String address, int id) {
        String path = without(SLASHES_AROUND, Percent.decode(without(QUERY, address)));
        if (path.isEmpty() || path.contains("://") || path.startsWith("index.php") || isElsewhere(path)) {
            return "post/" + id + ".html";
        }
        StringBuilder name = new StringBuilder();
        for (Iterator<String> parts = SLASHES.splitAsStream(path).iterator(); parts.hasNext(); ) {
            String part = parts.next();
            name.append(parts.hasNext() ? folder(part) + "/" : segment(part));
        }
        return name.toString().endsWith(".html") ? name.toString() : name + ".html";
    }

    private static boolean isElsewhere(String path) {
        return path.length() > MAX_PATH || OF_OTHERS.matcher(path).matches();
    }

    /** The name of a tag's list. Its further pages are in a folder, which must not be the page of another tag. */
    private static String list(String tag) {
        return PAGE.matcher(segment(tag)).replaceFirst("$0_");
    }

    /**
     * The name of a folder, or of a category, whose feeds and further pages are in a folder. It must not be a possible
     * name of a file of the site.
     */
    private static String folder(String text) {
        String name = segment(text);
        return FILE.matcher(name).find() ? name + "_" : name;
    }

    private static String without(Pattern part, String text) {
        return part.matcher(text).replaceAll("");
    }

    /** A part of a path that every file system accepts. */
    static String segment(String text) {
        return cut(SafeName.of(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    private static String cut(String name) {
        int limit = MAX_BYTES - ".html".length() - "-000".length();
        if (name.getBytes(StandardCharsets.UTF_8).length <= limit) {
            return name;
        }
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (int c : name.codePoints().toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > limit) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.toString();
    }

    private void keep(Map<SiteKey, String> wanted, SiteNames before) {
        before.files().forEach((key, name) -> keep(key, name, wanted.getOrDefault(key, "")));
        Map<SiteKey, String> kept = new LinkedHashMap<>(names);
        kept.forEach((key, name) -> takeOver(key, name, wanted.getOrDefault(key, name)));
    }

    private void keep(SiteKey key, String name, String wanted) {
        if (isVariantOf(wanted, name) && taken.add(SafeName.folded(name))) {
            names.put(key, name);
        }
    }

    /**
     * Gives a name without a number to a thing that no longer needs the number. Two things had the same address, so the
     * second got a number. The first one is gone, and the blog shows the second at that address. Its old name then
     * leads to the new one.
     */
    private void takeOver(SiteKey key, String name, String wanted) {
        if (key.isPost() && !name.equals(wanted) && taken.add(SafeName.folded(wanted))) {
            taken.remove(SafeName.folded(name));
            names.put(key, wanted);
        }
    }

    /** Whether a name is the wanted name, perhaps with a number that distinguishes it. */
    private static boolean isVariantOf(String wanted, String name) {
        return name.equals(wanted) || NUMBER.matcher(name).replaceFirst(".html").equals(wanted);
    }

    private void give(SiteKey key, String wanted) {
        if (names.containsKey(key)) {
            return;
        }
        String name = wanted;
        for (int i = 2; !taken.add(SafeName.folded(name)); i++) {
            name = wanted.replaceFirst("\\.html$", "-" + i + ".html");
        }
        names.put(key, name);
    }

    /** Earlier versions gave a category such a name. Its feeds would go on to be written there. */
    private static boolean isFolderInTheWay(SiteKey key, String name) {
        if (key.kind() != SiteKey.Kind.CATEGORY) {
            return false;
        }
        String folder = Segments.withoutHtml(name);
        return FILE.matcher(folder).find() || isElsewhere(folder + "/");
    }

    /** Something that is absent now may come back, so it keeps its former names. No stub is written for it. */
    private void leaveStubs(Map<SiteKey, String> wanted, SiteNames before) {
        Map<String, SiteKey> stubs = new TreeMap<>(before.moved());
        before.files().forEach((key, name) -> {
            if (wanted.containsKey(key) && !name.equals(names.get(key))) {
                stubs.put(name, key);
            }
        });
        stubs.forEach((name, key) -> {
            if (!taken.contains(SafeName.folded(name)) && !isFolderInTheWay(key, name)) {
                moved.put(name, key);
            }
        });
    }
}
