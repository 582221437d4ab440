package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of uploads, so that no page refers to a file that is not there yet. Pages link to each other in circles, so
 * new ones come before changed ones: nothing leads to a new page until then. Which files are pages, the archive tells.
 *
 * @param pages the files that show one article or standalone page each; if none are known, all pages but the home page
 * @param there the files that the target already has
 */
record Stages(Set<String> pages, Set<String> there) {

    private enum Stage {
        /** Pictures, styles, scripts and attachments: pages need them, and they need no page. */
        ASSETS,
        NEW_PAGES,
        CHANGED_PAGES,
        /** Lists, the home page, feeds, the sitemap and the index of the search: they lead to pages. */
        LISTS
    }

    /** Reads the archive, if there is one. */
    static Stages of(Path archive, Set<String> there) {
        try {
            Map<SiteKey, String> files =
                    SiteNames.of(Archive.peek(archive).names()).files();
            Set<String> pages = files.entrySet().stream()
                    .filter(name -> name.getKey().isPost())
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            return new Stages(pages, there);
        } catch (IOException e) {
            // Build and verify tell the damage, and the order matters for a moment only.
            return new Stages(Set.of(), there);
        }
    }

    /** The files of each stage, in the order of the stages. */
    Collection<List<Upload>> split(Collection<Upload> files) {
        return files.stream()
                .collect(Collectors.groupingBy(
                        file -> of(file.path()), () -> new EnumMap<>(Stage.class), Collectors.toList()))
                .values();
    }

    private Stage of(String path) {
        boolean html = isHtml(path);
        if (path.startsWith("content/") || !html && path.startsWith("assets")) {
            return Stage.ASSETS;
        }
        boolean page = html && (pages.isEmpty() ? !path.equals("index.html") : pages.contains(path));
        if (!page) {
            return Stage.LISTS;
        }
        return there.contains(path) ? Stage.CHANGED_PAGES : Stage.NEW_PAGES;
    }

    static boolean isHtml(String path) {
        return path.endsWith(".html");
    }
}
