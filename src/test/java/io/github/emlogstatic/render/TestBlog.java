package io.github.emlogstatic.render;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.function.Uncheck;

/** A small blog that tests change step by step, with the site made from it. */
public final class TestBlog {

    static final String ADDRESS = "https://blog.example.com/";

    private static final Config USUAL = Configs.usual();

    public final MemoryBodies bodies = new MemoryBodies();
    public final MemoryUploads uploads = new MemoryUploads();
    public final List<Article> articles = new ArrayList<>();
    public final List<Page> pages = new ArrayList<>();
    public final List<Category> categories = new ArrayList<>();
    public final List<Author> authors = new ArrayList<>(List.of(new Author(1, "作者", "", "")));
    public final List<Note> notes = new ArrayList<>();
    public final List<Link> navigation = new ArrayList<>();
    public final List<Link> links = new ArrayList<>();
    public final Map<String, String> names = new TreeMap<>();
    public String name = "博客";
    public String description = "说明";
    public String zone = "+08:00";
    public BlogProfile profile = BlogProfile.NONE;
    public String theme = QuickTheme.FOLDER;
    public String language = "zh-CN";
    public List<String> series = List.of();
    public Optional<String> baseUrl = Optional.of("https://me.example.org/blog/");
    public SiteConfig.Canonical canonical = SiteConfig.Canonical.BLOG;
    public boolean noindex;
    public int perPage = 3;
    public List<SiteConfig.RedirectFormat> redirects = List.of(SiteConfig.RedirectFormat.NETLIFY);

    /** Creates articles, one a day from the first of January 2020, with ids from 1. */
    public static TestBlog of(int articles) {
        TestBlog blog = new TestBlog();
        for (int id = 1; id <= articles; id++) {
            blog.publish(id);
        }
        return blog;
    }

    public Article publish(int id, String... tags) {
        Article article = Article.builder(id)
                .title("文章 " + id)
                .date(LocalDateTime.of(2020, 1, 1, 10, 20, 30).plusDays(id))
                .url("?post=" + id)
                .author(1)
                .tags(List.of(tags))
                .build();
        bodies.articles.putIfAbsent(id, "<p>正文 " + id + "</p>");
        put(article);
        return article;
    }

    /** Adds an article, or replaces the one with the same id. */
    public void put(Article article) {
        articles.removeIf(other -> other.id() == article.id());
        articles.add(article);
        articles.sort(
                Comparator.comparing(Article::date).thenComparing(Article::id).reversed());
    }

    public Article article(int id) {
        return articles.stream()
                .filter(article -> article.id() == id)
                .findFirst()
                .orElseThrow();
    }

    public Site site() {
        Map<String, String> all = new TreeMap<>();
        for (Article article : articles) {
            all.put("article/" + article.id(), "post/" + article.id() + ".html");
            article.tags().forEach(tag -> all.put("tag/" + tag, "tag/" + tag.replace('/', '_') + ".html"));
            all.put("author/" + article.authorId(), "author/" + article.authorId() + ".html");
            SiteKey month = SiteKey.month(article.date());
            all.put(month.toString(), month + ".html");
        }
        pages.forEach(page -> all.put("page/" + page.id(), "post/" + page.id() + ".html"));
        categories.forEach(category -> all.put("sort/" + category.id(), "sort/" + category.id() + ".html"));
        all.putAll(names);
        Blog blog = new Blog(ADDRESS, List.of(), name, description, zone, navigation, links, profile);
        return Site.builder(blog, bodies)
                .articles(articles)
                .pages(pages)
                .categories(categories)
                .authors(authors)
                .notes(notes)
                .names(SiteNames.of(all))
                .build();
    }

    public Config config() {
        return new Config(
                USUAL.blog(),
                USUAL.backup(),
                USUAL.crawl(),
                USUAL.media(),
                new SiteConfig(
                        baseUrl,
                        language,
                        new SiteConfig.SearchEngines(canonical, noindex),
                        perPage,
                        5,
                        series,
                        redirects,
                        ContentConfig.DEFAULT),
                new Config.ThemeConfig(theme, Map.of(), Map.of()),
                USUAL.directories(),
                USUAL.publish(),
                USUAL.mirror(),
                USUAL.run());
    }

    /** Renders the blog with a theme, as a first build does. */
    public SiteRenderer renderer(Theme with) {
        return SiteRenderer.of(
                site(),
                uploads,
                config(),
                with,
                ProtectedArticles.none(),
                new Formulas(Map.of()),
                new IndexCache(Path.of("no cache")));
    }

    public SiteRenderer renderer() {
        return Uncheck.get(() -> renderer(Theme.load(theme, Path.of("src/test/resources"), Map.of())));
    }

    private List<PlannedFile> planned() {
        return Uncheck.get(() -> renderer().files());
    }

    /** The planned files by path. */
    public Map<String, PlannedFile> plan() {
        Map<String, PlannedFile> plan = new TreeMap<>();
        for (PlannedFile file : planned()) {
            Map<String, String> inputs = file.inputs().get(); // as they are now
            if (plan.put(file.path(), new PlannedFile(file.path(), inputs, file.maker(), file.batch())) != null) {
                throw new IllegalStateException("planned twice: " + file.path());
            }
        }
        return plan;
    }

    public String make(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        PlannedFile file = plan().get(path);
        if (file == null) {
            throw new IllegalArgumentException(path + " is not planned, but " + plan().keySet());
        }
        return Uncheck.get(() -> made(file, (name, fingerprint) -> {}));
    }

    /** A copy of what the maker of a file gives, which may use its memory again. */
    public static byte[] made(PlannedFile file, PlannedFile.Reads reads) throws IOException {
        ByteBuffer made = file.maker().make(reads);
        byte[] bytes = new byte[made.remaining()];
        made.get(bytes);
        return bytes;
    }

    /** The names and fingerprints that a page reads when it is made. */
    public Map<String, String> reads(String path) {
        Map<String, String> reads = new TreeMap<>();
        Uncheck.run(() -> plan().get(path).maker().make(reads::put));
        return reads;
    }
}
