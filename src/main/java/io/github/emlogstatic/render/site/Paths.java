package io.github.emlogstatic.render.site;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The path of every file. The archive has given names to the blog's own addresses, and they come first. If such a name
 * equals that of a generated page, the generated page gets another name. The result depends on the order of the calls,
 * so all names are requested by one thread before {@link #complete()}.
 */
public final class Paths {

    /** The home page of every site. */
    public static final String HOME = "index.html";

    /** The error page. Hosts look for this name. */
    public static final String NOT_FOUND = "404.html";

    /** The file name of a feed in each format. */
    static final List<String> FEEDS = List.of("atom.xml", "rss.xml", "feed.json");

    private static final List<String> PAGES = List.of("""
            tags.html categories.html archives.html authors.html notes.html links.html posts.html search.html
            atom.xml rss.xml feed.json sitemap.xml manifest.json offline.js""".split("\\s+"));

    private final SiteNames names;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final Map<String, String> generated = new ConcurrentHashMap<>();
    private boolean complete;

    public Paths(Site site) {
        this.names = site.names();
        names.files().values().forEach(this::take);
        names.moved().keySet().forEach(this::take);
        take(HOME);
        take(NOT_FOUND);
        PAGES.forEach(page -> generated.put(page, free(page)));
        generated.put("assets", freeFolder("assets"));
        generated.put("list", freeFolder("list"));
        generated.put("search", freeFolder("search"));
    }

    /** The file that shows something of the blog. */
    public String of(SiteKey key) {
        return find(key)
                .orElseThrow(() -> new UncheckedIOException(new IOException(
                        "the archive's names.json has no name for " + key + "; build --full gives one")));
    }

    /** The file of an article, a page or a list; empty if it has none. */
    public Optional<String> find(SiteKey key) {
        return names.file(key);
    }

    /** The file of an asset of the theme. */
    public String asset(String name) {
        return generated("assets") + "/" + name;
    }

    /** The file of a generated page, which has the wanted name unless that is taken. */
    public String generated(String wanted) {
        String path = generated.get(wanted);
        if (path == null) {
            throw new IllegalArgumentException("no page is called " + wanted);
        }
        return path;
    }

    /** The page of a year. emlog has pages of months only. */
    public String year(int year) {
        return generated.computeIfAbsent(String.format(Locale.ROOT, "record/%04d.html", year), this::free);
    }

    /** The folder of the older pages of a list: {@code sort/1/list} for {@code sort/1.html}. */
    public String listFolder(String base) {
        if (base.equals(HOME)) {
            return generated("list");
        }
        return generated.computeIfAbsent(Segments.withoutHtml(base) + "/list", this::freeFolder);
    }

    /** A feed of a list: {@code sort/1/atom.xml} for {@code sort/1.html}, and {@code atom.xml} for the whole blog. */
    public String feed(String base, String name) {
        if (base.isEmpty()) {
            return generated(name);
        }
        return generated.computeIfAbsent(Segments.withoutHtml(base) + "/" + name, this::free);
    }

    /** Forbids new names. From now on, several threads may ask. */
    public void complete() {
        complete = true;
        files.clear();
        folders.clear();
    }

    private void mustBeOpen(String wanted) {
        if (complete) {
            throw new IllegalStateException("the name " + wanted + " is asked for too late");
        }
    }

    private String free(String wanted) {
        mustBeOpen(wanted);
        int dot = wanted.lastIndexOf('.');
        String name = wanted;
        for (int i = 1; files.contains(SafeName.folded(name)); i++) {
            name = wanted.substring(0, dot) + "-" + i + wanted.substring(dot);
        }
        take(name);
        return name;
    }

    private String freeFolder(String wanted) {
        mustBeOpen(wanted);
        String name = wanted;
        for (int i = 1; folders.contains(SafeName.folded(name)) || files.contains(SafeName.folded(name)); i++) {
            name = wanted + "-" + i;
        }
        folders.add(SafeName.folded(name));
        return name;
    }

    private void take(String path) {
        String folded = SafeName.folded(path);
        files.add(folded);
        for (int slash = folded.indexOf('/'); slash > 0; slash = folded.indexOf('/', slash + 1)) {
            folders.add(folded.substring(0, slash));
        }
    }
}
