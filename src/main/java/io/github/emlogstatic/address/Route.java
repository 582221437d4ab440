package io.github.emlogstatic.address;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address of an emlog blog leads to, in whichever URL mode it was written: every emlog answers the dynamic forms,
 * and old texts keep the forms of settings that have changed since. The grammar is that of emlog's routing table
 * ({@code include/lib/option.php} and {@code include/lib/url.php}, 2.6.27). Immutable.
 *
 * <p>Pages of lists count from the newest, as emlog counts them; the first is 1.
 */
public sealed interface Route {

    /** The list of all articles, or the standalone page that the owner has put in its place. */
    record Home(int page) implements Route {
        @Override
        public String in(UrlMode mode) {
            return page > 1 ? mode.firstPage("page", page) : "";
        }
    }

    /** The list of all articles where the home is a standalone page. */
    record Posts(int page) implements Route {
        @Override
        public String in(UrlMode mode) {
            String base = "posts";
            return page > 1 ? base + (mode.isDynamic() ? "?page=" : "/page/") + page : base;
        }
    }

    /** An article or a standalone page; both are counted together. */
    record Post(int id, int commentPage) implements Route {

        public Post(int id) {
            this(id, 1);
        }

        @Override
        public String in(UrlMode mode) {
            return mode.post(id) + mode.commentPage(commentPage);
        }

        @Override
        public boolean mayBePost() {
            return true;
        }
    }

    /**
     * A name that an owner has given: of a category, an article or a standalone page. Only the blog knows of which, and it
     * looks at the last segment alone, first among the categories.
     *
     * @param path decoded, without {@code .html}
     * @param page where it is a category
     * @param commentPage where it is an article or a standalone page
     */
    record Alias(String path, int page, int commentPage) implements Route {

        public Alias(String path) {
            this(path, 1, 1);
        }

        /** Whether no category stands before the name, as none does before a standalone page's. */
        public boolean isOneName() {
            return path.chars().noneMatch(c -> c == '/' || c == '.' || c == ':');
        }

        /** The part that decides. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** What stands before the name, as the alias of a parent category does; empty where nothing does. */
        public String parent() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }

        @Override
        public String in(UrlMode mode) {
            String encoded = Percent.encode(path);
            return page > 1
                    ? encoded + "/page/" + page
                    : encoded + mode.withPaths().commentPage(commentPage);
        }

        /** Not so for names that themes and plugins give to their own pages, and for what no alias can hold. */
        @Override
        public boolean mayBePost() {
            return isAliasOfUsualShape(path) && !OF_THEMES.contains(path);
        }
    }

    /**
     * The articles of a category.
     *
     * @param key its id or, after {@code sort/} as emlog 5 and 6 wrote it, its alias
     */
    record Category(String key, int page) implements Route {

        public Category(int id) {
            this(Integer.toString(id), 1);
        }

        public OptionalInt id() {
            return Numbers.of(key);
        }

        @Override
        public String in(UrlMode mode) {
            return id().isPresent()
                    ? mode.list("sort", key, page)
                    : Percent.encode(key) + (page > 1 ? "/page/" + page : "");
        }
    }

    /**
     * The articles with a tag.
     *
     * @param written the name as the address holds it
     */
    record Tag(String written, int page) implements Route {

        public static Tag named(String name) {
            return new Tag(Percent.encode(name), 1);
        }

        /** As emlog reads it: {@code +} is a space. */
        public String name() {
            return Percent.decodeForm(written).strip();
        }

        /** As somebody meant it who wrote {@code tag/C++} by hand. */
        public String literalName() {
            return Percent.decode(written);
        }

        @Override
        public String in(UrlMode mode) {
            return mode.list("tag", written, page);
        }
    }

    /** The articles of an author. */
    record Author(int id, int page) implements Route {
        @Override
        public String in(UrlMode mode) {
            return mode.list("author", Integer.toString(id), page);
        }
    }

    /**
     * The articles of a month or, from emlog's calendar, of a day.
     *
     * @param digits {@code 202009}, or {@code 20200917} for a day
     */
    record Month(String digits, int page) implements Route {

        /** Six digits. */
        public String month() {
            return digits.substring(0, 6);
        }

        public boolean isDay() {
            return digits.length() == 8;
        }

        @Override
        public String in(UrlMode mode) {
            return mode.list("record", digits, page);
        }
    }

    /** Nothing of the above: a search, a plugin, the admin's pages, a file, another site. */
    record Elsewhere(String address) implements Route {
        @Override
        public String in(UrlMode mode) {
            return address;
        }
    }

    /** Where the path of a page begins, below the folder of the blog. */
    Pattern PAGE_OF_A_BLOG = Pattern.compile(
            "/(?:index\\.php|post/\\d+|sort/[^/]+|tag/[^/]+|author/\\d+|record/\\d{6,8}|page/\\d+|admin)(?:/.*)?$");

    /** What themes and plugins call their own pages. An owner may still give these names to a standalone page. */
    Set<String> OF_THEMES =
            Set.of("sitemap", "archive", "archives", "tags", "links", "register", "login", "user", "search");

    /**
     * Reads an address.
     *
     * @param address relative to the blog's base, percent-encoded or not; a fragment is ignored. Never throws
     */
    static Route of(String address) {
        return RouteParser.parse(address);
    }

    /** The address, relative to the blog's base, as a blog in that mode writes it. */
    String in(UrlMode mode);

    /** The page of the list; 1 for what is no list. */
    default int page() {
        return 1;
    }

    /** Whether an article or a standalone page may be there. An alias may be a category's, too. */
    default boolean mayBePost() {
        return false;
    }

    /** The id of the article or standalone page that the address names; empty where it names none by id. */
    static OptionalInt post(String address) {
        return of(address) instanceof Post post ? OptionalInt.of(post.id()) : OptionalInt.empty();
    }

    /** The id of the category that the address names; empty where it names none by id. */
    static OptionalInt category(String address) {
        return of(address) instanceof Category category ? category.id() : OptionalInt.empty();
    }

    /** Whether the address looks like an owner's name for an article, a standalone page or a category. */
    static boolean isAlias(String address) {
        return of(address) instanceof Alias alias && alias.mayBePost();
    }

    /** Whether an article or a standalone page may be at the address. An alias may be a category's, too. */
    static boolean mayBePost(String address) {
        return of(address).mayBePost();
    }

    /** The address without its last segment, where the alias of a parent category stands; empty where it has one segment. */
    static String parent(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf('/')));
    }

    /** The number of the list page that the address names; empty where it names none, as that of a first page does. */
    static OptionalInt listPage(String address) {
        return RouteParser.listPage(address);
    }

    /** The address of a further page of a list, which itself may be in any form; empty for the list of all articles. */
    static String listPage(String list, int page) {
        if (list.isEmpty()) {
            return new Home(page).in(UrlMode.DYNAMIC);
        }
        String first = list.endsWith("/") ? list.substring(0, list.length() - 1) : list;
        return first + (list.startsWith("?") ? "&page=" : "/page/") + page;
    }

    /**
     * The folder of a blog, as far as the address of one of its pages tells it: only what no folder is likely to be called
     * counts as a page.
     *
     * @param path from the root of the host, beginning with a slash
     */
    static String folder(String path) {
        return PAGE_OF_A_BLOG.matcher(path).replaceFirst("/");
    }

    /** The address without what leads to a place in the page. */
    static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }

    private static boolean isAliasOfUsualShape(String path) {
        return path.chars().noneMatch(c -> c == '.' || c == ':' || c == '@')
                && path.chars().filter(c -> c == '/').count() < 2;
    }
}
