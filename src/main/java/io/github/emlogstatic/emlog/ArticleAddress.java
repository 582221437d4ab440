package io.github.emlogstatic.emlog;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the addresses of articles in all of emlog's URL modes; standalone pages have the same. */
public final class ArticleAddress {

    private static final String NO_FOLDER = "(?!(?:sort|tag|author|record|page|admin|content|include|t|plugin)/)";

    private static final Pattern NUMBERED =
            Pattern.compile("(?:\\?post=|post-|post/|" + NO_FOLDER + "[^/?#]+/|)(\\d{1,9})(?:\\.html)?/?(?:[&?#].*)?");

    private static final Pattern ALIAS = Pattern.compile(NO_FOLDER
            + "(?!(?:posts|t|admin|index|m|sitemap|archives?|tags|links|register|login|user|search)(?:\\.html)?/?$)"
            + "[^/?#.:@]+(?:/[^/?#.:@]+)?(?:\\.html)?/?");

    private ArticleAddress() {}

    /** @param address relative to the blog's base */
    public static OptionalInt number(String address) {
        Matcher numbered = NUMBERED.matcher(address);
        boolean dynamic = address.startsWith("?") == address.startsWith("?post=");
        return dynamic && numbered.matches()
                ? OptionalInt.of(Integer.parseInt(numbered.group(1)))
                : OptionalInt.empty();
    }

    /** Whether it has a number, or looks like an alias, as those of categories do too. */
    public static boolean isLikely(String address) {
        return number(address).isPresent() || isAlias(address);
    }

    /** Whether it looks like the alias of an article, a page or a category. */
    public static boolean isAlias(String address) {
        return number(address).isEmpty() && ALIAS.matcher(address).matches();
    }

    /** Without what leads to a place in the page. */
    static String plain(String address) {
        return address.replaceFirst("#.*$", "");
    }
}
