package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of everything of the blog in a site that another tool makes: the blog's own address, as far as a static
 * site can have it. {@code post-12.html} stays. {@code post/12} and {@code ?post=12} become {@code post/12/}.
 *
 * @param names the names that the archive gives to files
 */
public record Places(SiteNames names) {

    private static final String HTML = ".html";
    private static final Pattern BELOW = Pattern.compile("(?:\\.html|/.*)$");

    /** A path as an address that people can read: no more is percent-encoded than would end or change it. */
    public static String readable(String path) {
        return Percent.encodeIllegal(Percent.guard(path)).replace("(", "%28").replace(")", "%29");
    }

    /** The place in a page that a link leads to, as people can read it; empty if it leads to the whole page. */
    public static String fragment(LinkedPage target) {
        return target.fragment().isEmpty() ? "" : "#" + readable(Percent.decode(target.fragment()));
    }

    /** The address of an article or a page, relative to the root. */
    public String of(ExportedEntry entry) {
        String name = names.file(entry.key()).orElse("post/" + entry.id() + HTML);
        String url = entry.article().url();
        boolean file = url.endsWith(HTML) && !url.contains("?");
        return file ? name : folder(name);
    }

    /** The address of a list: a category, a tag, an author or a month. */
    String of(SiteKey key) {
        String usual = key.kind().prefix() + "/" + SafeName.of(key.name()) + HTML;
        return folder(names.file(key).orElse(usual));
    }

    /** A folder for what only a tool has: the usual one, or one beside it if the blog has something there. */
    public String free(String usual) {
        Set<String> taken = new HashSet<>();
        Stream.concat(names.files().values().stream(), names.moved().keySet().stream())
                .map(name -> BELOW.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT))
                .forEach(taken::add);
        return Slugs.free(usual, "", taken);
    }

    /** The former addresses of what has moved, each beginning with a slash, by its key. */
    public Map<SiteKey, List<String>> moved() {
        Map<SiteKey, List<String>> moved = new LinkedHashMap<>();
        names.moved()
                .forEach((name, key) ->
                        moved.computeIfAbsent(key, unused -> new ArrayList<>()).add("/" + name));
        return moved;
    }

    /**
     * The former addresses of what has moved, relative to the root, each with the present one.
     *
     * @param place gives the present address
     */
    public Map<String, String> moved(Function<SiteKey, Optional<String>> place) {
        Map<String, String> moved = new TreeMap<>();
        names.moved().forEach((name, key) -> place.apply(key).ifPresent(now -> moved.put(name, now)));
        return moved;
    }

    private static String folder(String name) {
        return Segments.withoutHtml(name) + "/";
    }
}
