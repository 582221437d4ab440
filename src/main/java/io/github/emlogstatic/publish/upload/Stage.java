package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.address.Segments;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The order of uploads, so that no page refers to a file that is not there yet. Pages link to each other in circles, so
 * new ones come before changed ones: nothing leads to a new page until then.
 */
enum Stage {
    /** Pictures, styles, scripts and attachments: pages need them, and they need no page. */
    ASSETS,
    NEW_PAGES,
    CHANGED_PAGES,
    /** Lists, the home page, feeds, the sitemap and the index of the search: they lead to pages. */
    LISTS;

    private static final Set<String> LIST_PAGES = Set.of(
            "index.html",
            "404.html",
            "archives.html",
            "authors.html",
            "categories.html",
            "links.html",
            "notes.html",
            "posts.html",
            "search.html",
            "tags.html");

    private static final List<String> LIST_FOLDERS = List.of("list/", "sort/", "tag/", "author/", "record/", "search/");

    private static final Set<String> FEEDS = Set.of("xml", "json", "php", "txt", "");

    /** @param added whether the target does not have the file yet */
    static Stage of(String path, boolean added) {
        String name = Segments.last(path);
        if (LIST_FOLDERS.stream().anyMatch(path::startsWith) || LIST_PAGES.contains(name)) {
            return LISTS;
        }
        if (isPage(path)) {
            return added ? NEW_PAGES : CHANGED_PAGES;
        }
        return !path.contains("/") && FEEDS.contains(extension(name)) ? LISTS : ASSETS;
    }

    static boolean isPage(String path) {
        return path.endsWith(".html");
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
