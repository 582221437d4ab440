package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Slugs;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.markdown.Dialect;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.SiteKey;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A site for Hexo (5 and later). Articles, pages and most tags have the addresses that they have at the blog; categories
 * and months have Hexo's, and a page at the blog's address leads there.
 */
public final class Hexo extends Tool {

    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}&&[^a-z]]");

    private final Map<SiteKey, String> slugs = new HashMap<>();
    private final String archives;
    private final String categories;

    public Hexo(ExportedBlog blog) {
        super(blog, Dialect.HEXO, "source/_data/");
        addSlugs(SiteKey.Kind.CATEGORY);
        addSlugs(SiteKey.Kind.TAG);
        this.archives = atBlog.free("archives");
        this.categories = atBlog.free("categories");
    }

    /** Adds the slugs that Hexo derives from names, then slugs for the other names, which the settings list. */
    private void addSlugs(SiteKey.Kind kind) {
        Set<String> taken = new HashSet<>();
        for (Term term : catalogue.all(kind)) {
            if (isPlain(term)) {
                slugs.put(term.key(), term.name());
                taken.add(term.slug());
            }
        }
        for (Term term : catalogue.all(kind)) {
            slugs.computeIfAbsent(term.key(), other -> Slugs.free(withoutAccents(term.slug()), "", taken));
        }
    }

    /** Hexo takes accents off, and writes wide letters as narrow ones, in what it is told, too. */
    private static String withoutAccents(String slug) {
        String bare = LATIN.matcher(slug)
                .replaceAll(letter -> Normalizer.normalize(letter.group(), Normalizer.Form.NFKD)
                        .replaceAll("[^a-z]", ""));
        return bare.equals(slug) ? slug : Slugs.nonEmpty(bare);
    }

    @Override
    public String file(ExportedEntry entry) {
        return "source/" + (entry.isPage() ? "pages/" : "_posts/") + entry.fileName() + ".md";
    }

    @Override
    public Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link) {
        Article article = entry.article();
        return new Yaml()
                .put("title", article.title())
                .put("date", Yaml.plain(blog.localDate(article.date())))
                .put("permalink", blog.isHome(entry) ? "index.html" : place(entry))
                .put("author", catalogue.author(article).name())
                .put("categories", Term.names(catalogue.categories(article)))
                .put("tags", Term.names(catalogue.tags(article)))
                .putIf(article.top(), "sticky", 1)
                .put("excerpt", HtmlFragment.ofText(excerpt)) // which themes write into pages as it is
                .put("cover", cover)
                .put("link", link)
                .put("fields", article.fields())
                .put("emlog_id", entry.id());
    }

    /** Hexo takes braces for codes of its own, unless it is told not to. */
    @Override
    public String text(Yaml head, String markdown) {
        boolean codes = markdown.contains("{{") || markdown.contains("{%") || markdown.contains("{#");
        return super.text(head.putIf(codes, "disableNunjucks", true), markdown);
    }

    @Override
    public Optional<String> link(LinkedPage target, ExportedEntry from) {
        return dataLink(target).map(place -> place + Places.fragment(target));
    }

    @Override
    String place(ExportedEntry entry) {
        String place = atBlog.of(entry);
        return place.contains("%") ? "post/" + entry.id() + "/" : place;
    }

    /** The address at which Hexo puts the list of a term. Hexo has no list of an author. */
    @Override
    String place(Term term) {
        return switch (term.kind()) {
            case TAG -> "tag/" + slug(term) + "/";
            case CATEGORY -> categories + "/" + categoryPath(term) + "/";
            case MONTH -> archives + "/" + term.name().replace('-', '/') + "/";
            default -> archives + "/";
        };
    }

    private String categoryPath(Term term) {
        return catalogue
                .parent(term)
                .map(parent -> slug(parent) + "/" + slug(term))
                .orElse(slug(term));
    }

    private String slug(Term term) {
        return slugs.getOrDefault(term.key(), term.slug());
    }

    private static boolean isPlain(Term term) {
        return term.name().matches("[\\p{IsHan}A-Za-z0-9]+")
                && term.name().toLowerCase(Locale.ROOT).equals(term.slug());
    }

    /** Themes put the site's path before it. */
    @Override
    public String cover(String path, ExportedEntry from) {
        return "/" + Places.readable(path);
    }

    @Override
    public String uploadFile(String path) {
        return "source/" + path;
    }

    @Override
    public boolean isOwners(String path) {
        return path.equals("_config.yml") || path.equals("package.json") || path.startsWith("scripts/");
    }

    @Override
    public ToolFiles files() {
        Map<String, String> files = templates("hexo");
        files.put("_config.yml", settings().lines());
        String language = blog.config().site().language();
        moved().forEach((from, to) -> {
            if (!from.contains("%")) { // Hexo takes no file with a percent sign in its name
                files.put("source/" + Stub.file(from), "---\nlayout: false\n---\n" + Stub.html(from, to, language));
            }
        });
        return redirects().with(files, "source/");
    }

    private Redirects redirects() {
        Redirects redirects = new Redirects(blog, catalogue, this::place);
        moved().forEach(redirects::moved);
        catalogue
                .all(SiteKey.Kind.CATEGORY)
                .forEach(term -> redirects.pages(term.place(), place(term), "page/:splat/"));
        return redirects;
    }

    private Yaml settings() {
        Blog about = blog.site().blog();
        return new Yaml()
                .put("title", about.name())
                .put("subtitle", about.description())
                .put("description", about.profile().description())
                .put("language", blog.config().site().language())
                .put("timezone", about.region().orElse(""))
                .put("url", blog.siteAddress().replaceFirst("/$", ""))
                .put("root", blog.sitePath())
                .put("archive_dir", archives)
                .put("category_dir", categories)
                .put("tag_dir", "tag")
                .put("category_map", mapped(SiteKey.Kind.CATEGORY))
                .put("tag_map", mapped(SiteKey.Kind.TAG))
                .put("skip_render", List.of("content/**/*"))
                .put("include", List.of("_redirects", "content/**/_*", "content/**/_*/**"))
                .put("per_page", blog.config().site().perPage())
                .put(
                        "index_generator",
                        new Yaml()
                                .put("path", blog.site().homePage().isPresent() ? "posts" : "")
                                .put("per_page", blog.config().site().perPage())
                                .put("order_by", "-date"))
                .put(
                        "marked",
                        new Yaml()
                                .put("smartypants", false)
                                .put("descriptionLists", false)
                                // Hexo would put the site's path before the addresses of images, and not of links
                                .putIf(!blog.sitePath().equals("/"), "prependRoot", false))
                .put("theme", "landscape")
                .put(
                        "theme_config",
                        new Yaml().put("menu", menu(about.navigation())).put("rss", false));
    }

    private Map<String, String> mapped(SiteKey.Kind kind) {
        Map<String, String> mapped = new LinkedHashMap<>();
        catalogue.all(kind).stream()
                .filter(term -> !isPlain(term))
                .forEach(term -> mapped.put(term.name(), slug(term)));
        return mapped;
    }

    private Map<String, String> menu(List<Link> links) {
        Map<String, String> menu = new LinkedHashMap<>();
        for (Link link : links) {
            menu.putIfAbsent(
                    link.title(),
                    blog.find(link.url())
                            .flatMap(found -> place(found.key()))
                            .map(place -> "/" + Places.readable(place))
                            .orElse(blog.elsewhere(link.url()).orElse(blog.address(""))));
            menu(link.children()).forEach(menu::putIfAbsent);
        }
        return menu;
    }
}
