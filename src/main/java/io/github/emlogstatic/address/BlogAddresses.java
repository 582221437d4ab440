package io.github.emlogstatic.address;

import io.github.emlogstatic.model.Blog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resolves links as archived texts have them. A link belongs to the blog if it is below the blog's base or below one of its
 * aliases. The scheme (http or https) and the case of the host do not matter. Immutable, safe for several threads.
 */
public final class BlogAddresses {

    private static final Pattern HOST = Pattern.compile("(?:[^@]*@)?(?:\\[[0-9a-fA-F:.]+]|[^\\[\\]<>^|%\"{}`\\s]+)");

    private final String base;
    private final String origin;
    private final List<BlogRoot> roots;

    private BlogAddresses(String base, List<BlogRoot> roots) {
        this.base = base;
        this.roots = List.copyOf(roots);
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        this.origin = base.substring(0, slash);
    }

    public static BlogAddresses of(Blog blog) {
        return of(blog.address(), blog.aliases());
    }

    /**
     * Creates it from addresses.
     *
     * @param base absolute, http or https
     * @param aliases former addresses of the same blog
     * @throws IllegalArgumentException if one of them is not absolute
     */
    public static BlogAddresses of(String base, List<String> aliases) {
        List<BlogRoot> roots = new ArrayList<>();
        roots.add(root(base));
        aliases.forEach(alias -> roots.add(root(alias)));
        return new BlogAddresses(BlogAddress.folder(base), roots);
    }

    private static BlogRoot root(String url) {
        return BlogRoot.of(url)
                .orElseThrow(() -> new IllegalArgumentException("not an absolute http(s) address: " + url));
    }

    /**
     * The address relative to the blog's base; the empty string for the home page. The path is decoded, except {@code
     * %23}, {@code %25} and {@code %3F}, which would be read as delimiters. Query and fragment stay as they are. Empty
     * for addresses outside the blog: other hosts, {@code mailto:}, {@code #here}, invalid input. Relative addresses
     * count from the base whatever the number of {@code ../}, because emlog's editor writes them as seen from {@code
     * admin/}. Never throws.
     */
    public Optional<String> relative(String url) {
        return resolve(url)
                .map(found -> new BlogPath(Percent.guard(found.decodedPath()), found.query(), found.fragment()))
                .map(BlogPath::toString);
    }

    /**
     * The address in absolute form, with illegal characters percent-encoded. An address at the blog or an alias gets
     * the blog's base. An address {@code //host/…} gets https. Empty for addresses without an absolute form ({@code
     * #here}) and for other schemes. Never throws.
     */
    public Optional<String> absolute(String url) {
        Optional<BlogPath> here = resolve(url);
        if (here.isPresent()) {
            return Optional.of(base + Percent.encodeIllegal(here.get().toString()));
        }
        String tidy = UrlParts.tidy(url);
        UrlParts address = UrlParts.parse(tidy);
        if (!address.authority().isEmpty() && !HOST.matcher(address.authority()).matches()) {
            return Optional.empty();
        }
        if (!address.authority().isEmpty() && address.isWeb()) {
            return Optional.of(Percent.encodeIllegal((address.scheme().isEmpty() ? "https:" : "") + slashed(tidy)));
        }
        return address.scheme().isEmpty()
                        && address.path().startsWith("/")
                        && address.authority().isEmpty()
                ? Optional.of(origin + Percent.encodeIllegal(slashed(tidy)))
                : Optional.empty();
    }

    /** Browsers take a backslash for a slash, but not in a query or a fragment. */
    private static String slashed(String url) {
        if (url.indexOf('\\') < 0) {
            return url;
        }
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        return url.substring(0, end).replace('\\', '/') + url.substring(end);
    }

    /** The address below the base or an alias, as the author spelled it. Empty for addresses outside the blog. */
    public Optional<BlogPath> resolve(String url) {
        UrlParts address = UrlParts.parse(url);
        if (!address.isWeb()) {
            return Optional.empty();
        }
        if (!address.authority().isEmpty() || address.path().startsWith("/")) {
            return below(address);
        }
        if (!address.scheme().isEmpty()
                || address.path().isEmpty() && address.query().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(path(BlogPath.normalize(address.path()), address));
    }

    private Optional<BlogPath> below(UrlParts address) {
        if (address.authority().isEmpty()
                && (address.path().startsWith("//") || !address.scheme().isEmpty())) {
            return Optional.empty();
        }
        String path = BlogPath.normalize(address.path());
        for (BlogRoot root : roots) {
            if (address.authority().isEmpty() || address.authority().equals(root.authority())) {
                Optional<String> rest = root.strip(path);
                if (rest.isPresent()) {
                    return Optional.of(path(rest.get(), address));
                }
            }
        }
        return Optional.empty();
    }

    private static BlogPath path(String path, UrlParts address) {
        return new BlogPath(path, address.query(), address.fragment());
    }
}
