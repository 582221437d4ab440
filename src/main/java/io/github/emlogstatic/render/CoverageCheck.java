package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that every article and every page is on the site.
 *
 * @param pages the paths of all articles and pages
 * @param listed those that the sitemap must contain
 * @param open those that the search must find
 */
record CoverageCheck(List<String> pages, List<String> listed, List<String> open) {

    static CoverageCheck of(RenderContext context, Set<Integer> articles, Set<Integer> standalone) {
        SiteNames names = context.site.names();
        List<String> pages = new ArrayList<>();
        articles.forEach(id -> pages.add(name(names, SiteKey.article(id))));
        standalone.forEach(id -> pages.add(name(names, SiteKey.page(id))));
        List<String> listed = without(context.sealed.all().stream(), names, pages);
        Stream<Article> locked = context.site.articles().stream().filter(Article::needsPassword);
        List<String> open = without(locked, names, listed);
        return new CoverageCheck(pages, listed, open);
    }

    private static List<String> without(Stream<Article> articles, SiteNames names, List<String> paths) {
        Set<String> without = articles.map(article -> name(names, SiteKey.article(article.id())))
                .collect(Collectors.toSet());
        return paths.stream().filter(path -> !without.contains(path)).toList();
    }

    private static String name(SiteNames names, SiteKey key) {
        return names.file(key).orElse(key.toString());
    }

    /**
     * The missing paths, by the place where they are missing.
     *
     * @param planned all files of the site
     * @param sitemap the paths in the sitemap; empty if the site has none
     * @param search the paths that the search finds; empty if the site has none
     */
    SortedMap<String, List<String>> in(
            Set<String> planned, Optional<Set<String>> sitemap, Optional<Set<String>> search) {
        SortedMap<String, List<String>> gaps = new TreeMap<>();
        add(gaps, "the site", pages, planned);
        sitemap.ifPresent(paths -> add(gaps, "the sitemap", listed, paths));
        search.ifPresent(found -> add(gaps, "the search", open, found));
        return gaps;
    }

    private static void add(
            SortedMap<String, List<String>> gaps, String where, List<String> expected, Set<String> there) {
        List<String> missing =
                expected.stream().filter(path -> !there.contains(path)).sorted().toList();
        if (!missing.isEmpty()) {
            gaps.put(where, missing);
        }
    }
}
