package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.Listings;
import io.github.emlogstatic.render.site.Urls;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What web servers need to lead old addresses to their files: patterns that turn a request into a key, whatever the
 * blog's settings were when the address was written down, and a table of keys to files. All in percent-encoding.
 */
final class AddressTable {

    private static final String END = "(?:[? ]|$)";
    private static final String COMMENTS = "/comment-page-[0-9]+";
    private static final String FOLDERS = "(?:[^? ]*/)?";
    private static final String KIND = "(sort|tag|author|record)";

    /**
     * What a request may look like.
     *
     * @param pattern of the path and the query as they were sent, without what leads to the site's root; what the
     *     servers' dialects of regular expressions have in common
     * @param key of the table, with {@code $1} to {@code $3} for the groups
     */
    record Request(String pattern, String key) {}

    /** Addresses in the query of the home page. */
    static final List<Request> QUERIES = List.of(
            query("post=([0-9]+)", "post/$1"),
            query(KIND + "=([^& ]+)&page=([0-9]+)", "$1/$2/page/$3"),
            query(KIND + "=([^& ]+)", "$1/$2"),
            query("page=([0-9]+)", "page/$1"));

    /** Addresses that are paths, for where there is no such file. The first that matches decides. */
    static final List<Request> PATHS = List.of(
            path("(?:posts/)?page/([0-9]+)/?", "page/$1"),
            path(KIND + "/([^/? ]+)(/page/[0-9]+)?/?", "$1/$2$3"),
            path(FOLDERS + "([^/? ]+)/page/([0-9]+)/?", "name/$1/page/$2"),
            path(FOLDERS + "(?:post-)?([0-9]+)(?:\\.html)?(?:" + COMMENTS + ")?/?", "post/$1"),
            path(FOLDERS + "([^/? ]+?)(?:\\.html)?" + COMMENTS + "/?", "name/$1"),
            path(FOLDERS + "([^/? ]+?)(?:\\.html)?/?", "name/$1"));

    /** All of them, in the order in which they are tried. */
    static List<Request> requests() {
        return Stream.concat(QUERIES.stream(), PATHS.stream()).toList();
    }

    private final SortedMap<String, String> files = new TreeMap<>();

    private AddressTable() {}

    private static Request query(String pattern, String key) {
        return new Request("(?:index\\.php|posts)?\\?(?:[^ ]*&)?" + pattern, key);
    }

    private static Request path(String pattern, String key) {
        return new Request("(?:index\\.php/)?" + pattern + END, key);
    }

    static AddressTable of(OldAddresses old, Listings listings) {
        AddressTable table = new AddressTable();
        old.names().forEach((kind, names) -> names.forEach((id, file) -> table.add(kind, id, file)));
        listings.all().forEach(table::add);
        return table;
    }

    /** A key to the file that it leads to, in a stable order. */
    SortedMap<String, String> files() {
        return files;
    }

    private void add(String kind, String id, String file) {
        put(encoded(kind + "/" + id), file);
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.html$", "");
        if (kind.equals("post") && !name.matches("(post-)?[0-9]+")) {
            files.putIfAbsent("name/" + Urls.encoded(name), Urls.encoded(file));
        }
    }

    /** The numbered pages, which the blog counts from the newest, and the names of categories, which beat articles'. */
    private void add(Listing listing) {
        String key = listing.isHome() ? "" : encoded(listing.key()) + "/";
        boolean named = listing.kind().equals("category") && !listing.base().equals(listing.key() + ".html");
        String name =
                listing.base().substring(listing.base().lastIndexOf('/') + 1).replaceFirst("\\.html$", "");
        if (named) {
            putNamed(name, "", listing.base());
        }
        if (listing.isHome()) {
            files.putIfAbsent("name/posts", listing.base()); // where the list is if the home is a standalone page
        }
        for (int page = 1; listing.isOfBlog() && page <= listing.paging().pages(); page++) {
            put(key + "page/" + page, listing.pageFromNewest(page));
            if (named) {
                putNamed(name, "/page/" + page, listing.pageFromNewest(page));
            }
        }
    }

    /** emlog 5 and 6 wrote {@code sort/} before a category's alias, and it is answered still. */
    private void putNamed(String name, String page, String file) {
        put("name/" + Urls.encoded(name) + page, file);
        files.putIfAbsent("sort/" + Urls.encoded(name) + page, Urls.encoded(file));
    }

    /** PHP writes a space as a plus. */
    private void put(String key, String file) {
        files.put(key, Urls.encoded(file));
        if (key.contains("%20")) {
            files.put(key.replace("%20", "+"), Urls.encoded(file));
        }
    }

    /** A kind and a name, which may hold slashes of its own. */
    private static String encoded(String key) {
        int slash = key.indexOf('/');
        return key.substring(0, slash + 1)
                + Urls.encoded(key.substring(slash + 1)).replace("/", "%2F");
    }
}
