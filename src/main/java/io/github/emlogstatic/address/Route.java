package io.github.emlogstatic.address;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address of an emlog blog leads to, in any URL mode. Every emlog answers the dynamic forms, and old texts
 * keep the forms of settings that have changed since. The grammar is that of emlog's routing table ({@code
 * include/lib/option.php} and {@code include/lib/url.php}, 2.6.27). Immutable.
 *
 * <p>Pages of lists are counted from the newest, as emlog counts them; the first is 1.
 */
public sealed interface Route {

    /** The folder of a blog's uploads. Addresses in it are those of files. */
    String UPLOAD_FOLDER = "content/uploadfile/";

    /** The list of all articles, or the standalone page that the owner shows in its place. */
    record Home(int page) implements Route {}

    /** The list of all articles, if the home is a standalone page. */
    record Posts(int page) implements Route {}

    /** An article or a standalone page. Both have ids of one sequence. */
    record Post(int id) implements Route {
        @Override
        public boolean mayBePost() {
            return true;
        }
    }

    /**
     * A name that the owner has given to a category, an article or a standalone page. Only the blog knows which. emlog
     * looks at the last segment alone, first among the categories.
     *
     * @param path decoded, without {@code .html}
     * @param page the page of the list, for a category
     */
    record Alias(String path, int page) implements Route {

        /** Whether there is no category before the name. A standalone page never has one. */
        public boolean isOneName() {
            return path.chars().noneMatch(c -> c == '/' || c == '.' || c == ':');
        }

        /** The last segment, which decides. */
        public String name() {
            return Segments.last(path);
        }

        /** False for names that themes and plugins give to their own pages, and for names that no alias can have. */
        @Override
        public boolean mayBePost() {
            return isAliasOfUsualShape(path) && !OF_THEMES.contains(path);
        }
    }

    /**
     * The articles of a category.
     *
     * @param key its id, or its alias, which emlog 5 and 6 wrote after {@code sort/}
     */
    record Category(String key, int page) implements Route {

        public Category(int id) {
            this(Integer.toString(id), 1);
        }

        public OptionalInt id() {
            return Numbers.of(key);
        }

        /** The address of the first page of a category without an alias, as a blog in that mode writes it. */
        public String in(UrlMode mode) {
            return mode.list("sort", key);
        }
    }

    /**
     * The articles with a tag.
     *
     * @param written the name as it is in the address
     */
    record Tag(String written, int page) implements Route {

        public static Tag named(String name) {
            return new Tag(Percent.encode(name).replace("/", "%2F"), 1);
        }

        /** The name as emlog reads it: {@code +} is a space. */
        public String name() {
            return Percent.decodeForm(written).strip();
        }

        /** The name as a person means it who writes {@code tag/C++} by hand. */
        String literalName() {
            return Percent.decode(written);
        }

        /** The address of the first page, as a blog in that mode writes it. */
        public String in(UrlMode mode) {
            return mode.list("tag", written);
        }
    }

    /** The articles of an author. */
    record Author(int id, int page) implements Route {

        public Author(int id) {
            this(id, 1);
        }

        /** The address of the first page, as a blog in that mode writes it. */
        public String in(UrlMode mode) {
            return mode.list("author", Integer.toString(id));
        }
    }

    /**
     * The articles of a month, or of a day in emlog's calendar.
     *
     * @param digits {@code 202009}, or {@code 20200917} for a day
     */
    record Month(String digits, int page) implements Route {

        public Month(String digits) {
            this(digits, 1);
        }

        /** Six digits. */
        public String month() {
            return digits.substring(0, 6);
        }

        public boolean isDay() {
            return digits.length() == 8;
        }

        /** The address of the first page, as a blog in that mode writes it. */
        public String in(UrlMode mode) {
            return mode.list("record", digits);
        }
    }

    /** Anything else: a search, a plugin, the admin pages, a file, another site. */
    record Elsewhere() implements Route {}

    /** The position at which the path of a page starts, below the folder of the blog. */
    Pattern PAGE_OF_A_BLOG =
            Pattern.compile("/(?:index\\.php|post/\\d+|sort/[^/]+|tag/[^/]+|author/\\d+|record/\\d{6,8}|page/\\d+|admin"
                    + "|content/(?:uploadfile|templates|plugins)|(?:sitemap|rss)\\.xml|robots\\.txt)(?:/.*)?$");

    /** Names that themes and plugins give to their own pages. An owner may still give them to a standalone page. */
    Set<String> OF_THEMES =
            Set.of("sitemap", "archive", "archives", "tags", "links", "register", "login", "user", "search");

    /**
     * Reads an address. Never throws.
     *
     * @param address relative to the blog's base, percent-encoded or not; a fragment is ignored
     */
    static Route of(String address) {
        return RouteParser.parse(address);
    }

    /** The page of a list; 1 for anything that is no list. */
    default int page() {
        return 1;
    }

    /** Whether the address may be that of an article or a standalone page. An alias may also be that of a category. */
    default boolean mayBePost() {
        return false;
    }

    /** The id of the article or standalone page; empty unless the address has an id. */
    static OptionalInt post(String address) {
        return of(address) instanceof Post post ? OptionalInt.of(post.id()) : OptionalInt.empty();
    }

    /** The id of the category; empty unless the address has an id. */
    static OptionalInt category(String address) {
        return of(address) instanceof Category category ? category.id() : OptionalInt.empty();
    }

    /** Whether the address looks like the alias of an article, a standalone page or a category. */
    static boolean isAlias(String address) {
        return of(address) instanceof Alias alias && alias.mayBePost();
    }

    /** Whether the address may be that of an article or a standalone page. An alias may also be that of a category. */
    static boolean mayBePost(String address) {
        return of(address).mayBePost();
    }

    /** The number of the page of a list; empty if the address has none, as that of a first page. */
    static OptionalInt listPage(String address) {
        return RouteParser.listPage(address);
    }

    /**
     * The address of another page of a list, in the form of the list's own address.
     *
     * @param list empty for the list of all articles
     */
    static String listPage(String list, int page) {
        if (list.isEmpty()) {
            return page > 1 ? "?page=" + page : "";
        }
        String first = list.endsWith("/") ? list.substring(0, list.length() - 1) : list;
        return first + (list.startsWith("?") ? "&page=" : "/page/") + page;
    }

    /** Whether the address leads to the administration, which only the owner sees. */
    static boolean isAdmin(String address) {
        return address.equals("admin") || address.startsWith("admin/");
    }

    /**
     * The folder of a blog, from the path of one of its pages. Only a segment that is unlikely to be the name of a
     * folder counts as the start of a page.
     *
     * @param path from the root of the host, with a leading slash
     */
    static String folder(String path) {
        return PAGE_OF_A_BLOG.matcher(path).replaceFirst("/");
    }

    static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }

    private static boolean isAliasOfUsualShape(String path) {
        return path.chars().noneMatch(c -> c == '.' || c == ':' || c == '@')
                && path.chars().filter(c -> c == '/').count() < 2;
    }
}
