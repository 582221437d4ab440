package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.files.SafeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything of the blog is in a site that another tool makes: at its own address, as far as a static site can have
 * it. {@code post-12.html} stays, {@code post/12} becomes {@code post/12/}, and {@code ?post=12} likewise.
 */
public final class Places {

    private static final String MOVED = "moved/";
    private static final String HTML = ".html";

    private final Map<String, String> names;

    /** @param names of the archive */
    public Places(Map<String, String> names) {
        this.names = names;
    }

    /** A path as an address that people can read: no more is percent-encoded than would end or change it. */
    public static String readable(String path) {
        return Percent.encodeIllegal(Percent.guard(path)).replace("(", "%28").replace(")", "%29");
    }

    /** The address of an article or a page, relative to the root. */
    public String of(ExportedEntry entry) {
        String name = names.getOrDefault(entry.key(), "post/" + entry.id() + HTML);
        String url = entry.article().url();
        boolean file = url.endsWith(HTML) && !url.contains("?");
        return file ? name : folder(name);
    }

    /** The address of a list: a category, a tag, an author or a month. */
    public String of(String key) {
        int slash = key.indexOf('/');
        String usual = key.substring(0, slash + 1) + SafeName.of(key.substring(slash + 1)) + HTML;
        return folder(names.getOrDefault(key, usual));
    }

    /** The former addresses of what has moved, each beginning with a slash, by the key of the thing. */
    public Map<String, List<String>> moved() {
        Map<String, List<String>> moved = new TreeMap<>();
        new TreeMap<>(names).forEach((key, name) -> {
            if (key.startsWith(MOVED)) {
                moved.computeIfAbsent(name, unused -> new ArrayList<>()).add("/" + key.substring(MOVED.length()));
            }
        });
        return moved;
    }

    private static String folder(String name) {
        return (name.endsWith(HTML) ? name.substring(0, name.length() - HTML.length()) : name) + "/";
    }
}
