package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.view.Rendering;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The list of pages for search engines, and {@code robots.txt}. emlog tells no date of a change, so {@code lastmod} is the
 * day on which the archive first saw an article as it is now, which is when this site came to show it so; lists have
 * none. Articles come oldest first, so that a new one changes only the last file of several.
 */
public final class Sitemap implements PageKind {

    /** The protocol's limit for one file. */
    private static final int MOST = 50_000;

    private final Rendering rendering;

    /** A page, and when it came to be as it is, where that is known. */
    private record Entry(String path, Optional<Instant> changed) {}

    public Sitemap(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        boolean wanted = isWanted();
        if (wanted) {
            planSitemap(files);
        }
        String map = wanted ? rendering.frame.absolute(rendering.paths.generated("sitemap.xml")) : "";
        String robots = "User-agent: *\nAllow: /\n" + (map.isEmpty() ? "" : "Sitemap: " + map + "\n");
        files.accept(text("robots.txt", robots));
    }

    private boolean isWanted() {
        return rendering.frame.baseUrl().isPresent() && !rendering.config.site().noindex();
    }

    /** What it lists; empty where there is none. */
    public Optional<Set<String>> paths() {
        return isWanted()
                ? Optional.of(entries().stream().map(Entry::path).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private void planSitemap(Consumer<PlannedFile> files) {
        String path = rendering.paths.generated("sitemap.xml");
        List<Entry> entries = entries();
        if (entries.size() <= MOST) {
            files.accept(map(path, entries));
            return;
        }
        List<Entry> parts = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += MOST) {
            String part = path.replace(".xml", "-" + (parts.size() + 1) + ".xml");
            files.accept(map(part, entries.subList(from, Math.min(from + MOST, entries.size()))));
            parts.add(new Entry(part, Optional.empty()));
        }
        files.accept(file(path, "sitemapindex", "sitemap", parts));
    }

    private PlannedFile map(String path, List<Entry> entries) {
        return file(path, "urlset", "url", entries);
    }

    private PlannedFile file(String path, String root, String name, List<Entry> entries) {
        return new PlannedFile(path, Inputs.of("entries", fingerprint(entries)), reads -> {
            Xml xml = new Xml().open(root, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
            for (Entry entry : entries) {
                xml.open(name).element("loc", rendering.frame.absolute(entry.path));
                day(entry).ifPresent(day -> xml.element("lastmod", day));
                xml.close(name);
            }
            return xml.close(root).bytes();
        });
    }

    private String fingerprint(List<Entry> entries) {
        Fingerprint fingerprint = new Fingerprint().add(rendering.frame.absolute(Paths.HOME));
        entries.forEach(entry -> fingerprint.add(entry.path).add(day(entry).orElse("")));
        return fingerprint.end();
    }

    /** In the blog's own zone. */
    private Optional<String> day(Entry entry) {
        return entry.changed.map(changed ->
                LocalDate.ofInstant(changed, rendering.site.blog().zone()).toString());
    }

    private static PlannedFile text(String path, String text) {
        return new PlannedFile(
                path, Inputs.of("configuration", Fingerprint.of(text)), reads -> text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Bodies bodies = rendering.site.bodies();
        List<Article> articles = rendering.site.articles();
        for (int i = articles.size() - 1; i >= 0; i--) {
            Article article = articles.get(i);
            if (!rendering.isSealed(article)) {
                entries.add(new Entry(rendering.cards.path(article), bodies.articleChanged(article.id())));
            }
        }
        for (Page page : rendering.site.pages()) {
            entries.add(new Entry(rendering.paths.of("page/" + page.id()), bodies.pageChanged(page.id())));
        }
        rendering.listings.all().forEach(listing -> entries.add(new Entry(listing.base(), Optional.empty())));
        indexPages().forEach(page -> entries.add(new Entry(rendering.paths.generated(page), Optional.empty())));
        return entries;
    }

    private List<String> indexPages() {
        List<String> pages = new ArrayList<>(List.of("tags.html", "categories.html", "archives.html", "authors.html"));
        if (rendering.frame.hasNotes()) {
            pages.add("notes.html");
        }
        if (rendering.frame.hasLinks()) {
            pages.add("links.html");
        }
        return pages;
    }
}
