package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.RouteWords;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.Listings;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps old addresses to files, for web servers. Patterns turn a request into a key, whatever URL mode the address was
 * written in. A table maps keys to files. Keys and files are percent-encoded.
 *
 * <p>A web server cannot call {@link io.github.emlogstatic.address.Route}. So the patterns describe the same grammar, with
 * the same words, and a test holds them against all examples of the grammar.
 */
final class AddressTable {

    private static final String END = "(?:[? ]|$)";
    private static final String COMMENTS = "/" + RouteWords.COMMENT_PAGE + "-[0-9]+";
    private static final String ASKED = "\\?(?:[^ ]*&)?";
    private static final String FOLDERS = "(?:[^? ]*/)?";
    private static final String KIND = EnumSet.range(SiteKey.Kind.CATEGORY, SiteKey.Kind.MONTH).stream()
            .map(SiteKey.Kind::prefix)
            .collect(Collectors.joining("|", "(", ")"));

    /** The key of an address that leads to nothing in the site. The table does not have it. */
    static final String ELSEWHERE = "elsewhere";

    /**
     * A form of old addresses.
     *
     * @param pattern matches path and query as the browser sent them, without the path of the site's root; it uses only
     *     what the regular expressions of all servers have in common
     * @param key the key of the table, with {@code $1} to {@code $3} for the groups
     */
    record Form(String pattern, String key) {}

    /** Addresses with a query on the home page. */
    static final List<Form> QUERIES = List.of(
            query("post=([0-9]+)", "post/$1"),
            query(KIND + "=([^& ]+)&page=([0-9]+)", "$1/$2/page/$3"),
            query(KIND + "=([^& ]+)", "$1/$2"),
            query("page=([0-9]+)", "page/$1"),
            new Form("m/(?:index\\.php)?" + ASKED + "post=([0-9]+)", "post/$1"));

    /** Addresses that are paths. They are tried if there is no such file; the first match decides. */
    static final List<Form> PATHS = List.of(
            path("(?:posts/)?page/([0-9]+)/?", "page/$1"),
            path(KIND + "/([^/? ]+)(/page/[0-9]+)?/?", "$1/$2$3"),
            // Notes, the administration and the like: a number below them is no article's.
            path(anyOf(RouteWords.FOLDERS) + "/[^/? ][^? ]*", ELSEWHERE),
            path(anyOf(RouteWords.PAGES) + "/?", ELSEWHERE),
            path(FOLDERS + "([^/? ]+)/page/([0-9]+)/?", "name/$1/page/$2"),
            path(FOLDERS + "(?:post-)?([0-9]+)(?:\\.html)?(?:" + COMMENTS + ")?/?", "post/$1"),
            path(FOLDERS + "([^/? ]+?)(?:\\.html)?" + COMMENTS + "/?", "name/$1"),
            path(FOLDERS + "([^/? ]+?)(?:\\.html)?/?", "name/$1"));

    /** All forms, in the order in which servers try them. */
    static List<Form> requests() {
        return Stream.concat(QUERIES.stream(), PATHS.stream()).toList();
    }

    private final SortedMap<String, String> files = new TreeMap<>();

    private AddressTable() {}

    private static Form query(String pattern, String key) {
        return new Form("(?:index\\.php|posts)?" + ASKED + pattern, key);
    }

    private static String anyOf(List<String> words) {
        return "(?:" + String.join("|", words) + ")";
    }

    private static Form path(String pattern, String key) {
        return new Form("(?:index\\.php/)?" + pattern + END, key);
    }

    static AddressTable of(OldAddresses old, Listings listings) {
        AddressTable table = new AddressTable();
        old.names().forEach((kind, names) -> names.forEach((id, file) -> table.add(kind, id, file)));
        listings.all().forEach(table::add);
        return table;
    }

    /** The files by key, in a stable order. */
    SortedMap<String, String> files() {
        return files;
    }

    /**
     * The files in a stable order, without those whose lines a server could not read. For Apache these are tags of more
     * than some 55 Chinese characters, and whatever a hostile blog may contain.
     *
     * @param longest the most characters of a key and its file together
     */
    SortedMap<String, String> files(int longest) {
        SortedMap<String, String> readable = new TreeMap<>(files);
        readable.entrySet()
                .removeIf(file -> file.getKey().length() + file.getValue().length() > longest);
        return readable;
    }

    private void add(String kind, String id, String file) {
        put(encoded(kind, id), file);
        String name = Segments.withoutHtml(Segments.last(file));
        if (kind.equals("post") && !name.matches("(post-)?[0-9]+")) {
            files.putIfAbsent("name/" + Percent.encode(name), Percent.encode(file));
            SafeName.reserved(name)
                    .ifPresent(device -> files.putIfAbsent("name/" + Percent.encode(device), Percent.encode(file)));
        }
    }

    /**
     * Adds the numbered pages, which the blog counts from the newest, and the category's name. A category's name comes
     * before an article's.
     */
    private void add(Listing listing) {
        String key = listing.isHome()
                ? ""
                : encoded(listing.key().kind().prefix(), listing.key().name()) + "/";
        boolean named = listing.isCategory() && !listing.base().equals(listing.key() + ".html");
        String name = Segments.withoutHtml(Segments.last(listing.base()));
        if (named) {
            putNamed(name, "", listing.base());
        }
        if (listing.isHome()) {
            files.putIfAbsent(
                    "name/posts", listing.base()); // the list of articles if the home page is a standalone page
        }
        for (int page = 1; listing.isOfBlog() && page <= listing.paging().pages(); page++) {
            put(key + "page/" + page, listing.pageFromNewest(page));
            if (named) {
                putNamed(name, "/page/" + page, listing.pageFromNewest(page));
            }
        }
    }

    /**
     * Adds a name. emlog 5 and 6 wrote {@code sort/} before the alias of a category, and later versions still accept
     * that.
     */
    private void putNamed(String safe, String page, String file) {
        String name = SafeName.reserved(safe).orElse(safe);
        put("name/" + Percent.encode(name) + page, file);
        files.putIfAbsent("sort/" + Percent.encode(name) + page, Percent.encode(file));
    }

    /** Adds a key, and its spelling with a plus, because PHP writes a space as a plus. */
    private void put(String key, String file) {
        files.put(key, Percent.encode(file));
        if (key.contains("%20")) {
            files.put(key.replace("%20", "+"), Percent.encode(file));
        }
    }

    /** The name may contain slashes. */
    private static String encoded(String kind, String name) {
        return kind + "/" + Percent.encode(name).replace("/", "%2F");
    }
}
