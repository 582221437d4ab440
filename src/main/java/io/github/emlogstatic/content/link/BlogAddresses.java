package io.github.emlogstatic.content.link;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.model.Blog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells which addresses belong to the blog: below its base or below an alias, whatever the scheme (http and https) and
 * the case of the host. Immutable, safe for several threads.
 */
public final class BlogAddresses {

    private static final Pattern HOST = Pattern.compile("(?:[^@]*@)?(?:\\[[0-9a-fA-F:.]+]|[^\\[\\]<>^|%\"{}`\\s]+)");

    private final String base;
    private final String origin;
    private final List<Root> roots;

    private BlogAddresses(String base, List<Root> roots) {
        this.base = base;
        this.roots = List.copyOf(roots);
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        this.origin = base.substring(0, slash);
    }

    /** The addresses of a blog: its base and its aliases. */
    public static BlogAddresses of(Blog blog) {
        return of(blog.address(), blog.aliases());
    }

    /**
     * The addresses of a blog.
     *
     * @param base absolute, http or https
     * @param aliases former addresses of the same blog
     * @throws IllegalArgumentException where one is not absolute
     */
    public static BlogAddresses of(String base, List<String> aliases) {
        List<Root> roots = new ArrayList<>();
        roots.add(Root.of(base));
        aliases.forEach(alias -> roots.add(Root.of(alias)));
        return new BlogAddresses(base.endsWith("/") ? base : base + "/", roots);
    }

    /**
     * The address relative to the blog's base: path decoded (but {@code %23}, {@code %25} and {@code %3F}, which would
     * be read as something else), query and fragment as they are; the empty string for the home page. Empty for what is
     * not at the blog: other hosts, {@code mailto:}, {@code #here}, garbage. Addresses relative to a document count
     * from the base, whatever the number of {@code ../}: emlog's editor writes them as seen from {@code admin/}. Never
     * throws.
     */
    public Optional<String> relative(String url) {
        return resolve(url)
                .map(found -> new BlogPath(Percent.guard(found.decodedPath()), found.query(), found.fragment()))
                .map(BlogPath::toString);
    }

    /**
     * The address as one that works anywhere: what is at the blog (or at an alias) below its base, {@code //host/…}
     * with https, other web addresses as they are, with illegal characters percent-encoded. Empty for what has no
     * absolute form ({@code #here}) and for other schemes. Never throws.
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
            return Optional.of(Percent.encodeIllegal((address.scheme().isEmpty() ? "https:" : "") + tidy));
        }
        return address.scheme().isEmpty()
                        && address.path().startsWith("/")
                        && address.authority().isEmpty()
                ? Optional.of(origin + Percent.encodeIllegal(tidy.replace('\\', '/')))
                : Optional.empty();
    }

    /** The address in its raw spelling, if it is below the base or an alias. */
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
        for (Root root : roots) {
            if (address.authority().isEmpty() || address.authority().equals(root.authority)) {
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

    /** Where a blog lives: a host, and a folder that is empty or ends in {@code /}. */
    private record Root(String authority, String folder) {

        static Root of(String url) {
            UrlParts address = UrlParts.parse(url);
            if (address.authority().isEmpty() || address.scheme().isEmpty() || !address.isWeb()) {
                throw new IllegalArgumentException("not an absolute http(s) address: " + url);
            }
            String folder = BlogPath.normalize(address.path());
            return new Root(address.authority(), folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/");
        }

        Optional<String> strip(String path) {
            if (path.startsWith(folder)) {
                return Optional.of(path.substring(folder.length()));
            }
            boolean root = path.length() == folder.length() - 1 && folder.startsWith(path);
            return root ? Optional.of("") : Optional.empty();
        }
    }
}
