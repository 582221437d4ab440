package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.PlannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The list of pages for search engines, and {@code robots.txt}. No dates: emlog tells none of a change, and a date of
 * publication in its place would say that an edited page has not changed. Articles come oldest first, so that a new one
 * changes only the last file of several.
 */
final class Sitemap implements PageKind {

    /** The protocol's limit for one file. */
    private static final int MOST = 50_000;

    private final Rendering rendering;

    Sitemap(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        boolean wanted = rendering.frame.baseUrl().isPresent()
                && !rendering.config.site().noindex();
        if (wanted) {
            planSitemap(files);
        }
        String map = wanted ? rendering.frame.absolute(rendering.paths.generated("sitemap.xml")) : "";
        String robots = "User-agent: *\nAllow: /\n" + (map.isEmpty() ? "" : "Sitemap: " + map + "\n");
        files.accept(text("robots.txt", robots));
    }

    private void planSitemap(Consumer<PlannedFile> files) {
        String path = rendering.paths.generated("sitemap.xml");
        List<String> addresses = addresses();
        if (addresses.size() <= MOST) {
            files.accept(map(path, addresses));
            return;
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < addresses.size(); from += MOST) {
            String part = path.replace(".xml", "-" + (parts.size() + 1) + ".xml");
            files.accept(map(part, addresses.subList(from, Math.min(from + MOST, addresses.size()))));
            parts.add(rendering.frame.absolute(part));
        }
        files.accept(file(path, "sitemapindex", "sitemap", parts));
    }

    private PlannedFile map(String path, List<String> addresses) {
        return file(path, "urlset", "url", addresses);
    }

    private static PlannedFile file(String path, String root, String entry, List<String> addresses) {
        return new PlannedFile(path, Inputs.of("addresses", Fingerprint.of(addresses)), reads -> {
            Xml xml = new Xml().open(root, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
            addresses.forEach(address -> xml.open(entry).element("loc", address).close(entry));
            return xml.close(root).bytes();
        });
    }

    private static PlannedFile text(String path, String text) {
        return new PlannedFile(
                path,
                Inputs.of("configuration", Fingerprint.of(text)),
                reads -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<String> addresses() {
        List<String> paths = new ArrayList<>();
        List<Article> articles = rendering.site.articles();
        for (int i = articles.size() - 1; i >= 0; i--) {
            paths.add(rendering.cards.path(articles.get(i)));
        }
        for (Page page : rendering.site.pages()) {
            paths.add(rendering.paths.of("page/" + page.id()));
        }
        rendering.listings.all().forEach(listing -> paths.add(listing.base()));
        for (String page : List.of("tags.html", "categories.html", "archives.html", "authors.html")) {
            paths.add(rendering.paths.generated(page));
        }
        if (rendering.frame.hasNotes()) {
            paths.add(rendering.paths.generated("notes.html"));
        }
        if (rendering.frame.hasLinks()) {
            paths.add(rendering.paths.generated("links.html"));
        }
        return paths.stream().map(rendering.frame::absolute).toList();
    }
}
