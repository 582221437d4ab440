package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.view.RenderContext;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sitemap and {@code robots.txt}. emlog does not tell when an article changed. So {@code lastmod} is the day on
 * which the archive first saw the article in its present form; lists have none. Articles come oldest first, so that a
 * new article changes only the last of several files.
 */
public final class SitemapFiles implements OneGroup {

    /** The sitemap protocol allows this many addresses in one file. */
    private static final int MOST = 50_000;

    private final RenderContext context;
    private @Nullable List<SitemapUrl> entries;

    /**
     * A page.
     *
     * @param day on which it got its present form, in the blog's time zone, counted from 1970; 0 if it is not known. A number,
     *     because a large site has hundreds of thousands
     */
    private record SitemapUrl(String path, long day) {

        SitemapUrl(String path) {
            this(path, 0);
        }

        String date() {
            return LocalDate.ofEpochDay(day).toString();
        }
    }

    public SitemapFiles(RenderContext context) {
        this.context = context;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        boolean wanted = isWanted();
        if (wanted) {
            planSitemap(files);
        }
        String map = wanted ? context.frame.absolute(context.paths.generated("sitemap.xml")) : "";
        String robots = "User-agent: *\nAllow: /\n" + (map.isEmpty() ? "" : "Sitemap: " + map + "\n");
        files.accept(TextFile.of("robots.txt", "configuration", robots));
    }

    private boolean isWanted() {
        return context.frame.baseUrl().isPresent()
                && !context.config.site().searchEngines().noindex();
    }

    /** The paths in the sitemap; empty if the site has no sitemap. */
    public Optional<Set<String>> paths() {
        return isWanted()
                ? Optional.of(entries().stream().map(SitemapUrl::path).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private void planSitemap(Consumer<PlannedFile> files) {
        String path = context.paths.generated("sitemap.xml");
        List<SitemapUrl> entries = entries();
        if (entries.size() <= MOST) {
            files.accept(map(path, entries));
            return;
        }
        List<SitemapUrl> parts = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += MOST) {
            String part = path.replace(".xml", "-" + (parts.size() + 1) + ".xml");
            files.accept(map(part, entries.subList(from, Math.min(from + MOST, entries.size()))));
            parts.add(new SitemapUrl(part));
        }
        files.accept(file(path, "sitemapindex", "sitemap", parts));
    }

    private PlannedFile map(String path, List<SitemapUrl> entries) {
        return file(path, "urlset", "url", entries);
    }

    private PlannedFile file(String path, String root, String name, List<SitemapUrl> entries) {
        return new PlannedFile(path, Inputs.of("entries", fingerprint(entries)), reads -> {
            Xml xml = Xml.document().open(root, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
            for (SitemapUrl entry : entries) {
                xml.open(name).element("loc", context.frame.absolute(entry.path));
                if (entry.day != 0) {
                    xml.element("lastmod", entry.date());
                }
                xml.close(name);
            }
            return ByteBuffer.wrap(xml.close(root).bytes());
        });
    }

    private String fingerprint(List<SitemapUrl> entries) {
        Fingerprint fingerprint = new Fingerprint().add(context.frame.absolute(Paths.HOME));
        entries.forEach(entry -> fingerprint.add(entry.path).add(entry.day == 0 ? "" : entry.date()));
        return fingerprint.end();
    }

    private long day(@Nullable Instant changed) {
        return changed == null
                ? 0
                : LocalDate.ofInstant(changed, context.site.blog().zone()).toEpochDay();
    }

    private synchronized List<SitemapUrl> entries() {
        if (entries == null) {
            entries = newEntries();
        }
        return entries;
    }

    private List<SitemapUrl> newEntries() {
        List<SitemapUrl> urls = new ArrayList<>();
        Bodies bodies = context.site.bodies();
        List<Article> articles = context.site.articles();
        Map<Integer, Instant> changed = bodies.articlesChanged();
        for (int i = articles.size() - 1; i >= 0; i--) {
            Article article = articles.get(i);
            if (!context.sealed.include(article)) {
                urls.add(new SitemapUrl(context.cards.path(article), day(changed.get(article.id()))));
            }
        }
        for (Page page : context.site.pages()) {
            urls.add(new SitemapUrl(
                    context.paths.of(SiteKey.page(page.id())),
                    day(bodies.pageChanged(page.id()).orElse(null))));
        }
        if (context.site.homePage().isPresent()) {
            urls.add(new SitemapUrl(Paths.HOME)); // which no list is then
        }
        context.listings.all().forEach(listing -> urls.add(new SitemapUrl(listing.base())));
        indexPages().forEach(page -> urls.add(new SitemapUrl(context.paths.generated(page))));
        return urls;
    }

    private List<String> indexPages() {
        List<String> pages = new ArrayList<>(List.of("tags.html", "categories.html", "archives.html", "authors.html"));
        if (context.frame.hasNotes()) {
            pages.add("notes.html");
        }
        if (context.frame.hasLinks()) {
            pages.add("links.html");
        }
        return pages;
    }
}
