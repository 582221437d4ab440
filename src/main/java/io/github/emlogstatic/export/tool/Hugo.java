package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.markdown.Dialect;
import io.github.emlogstatic.export.markdown.MarkdownText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.SiteKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site for Hugo (0.123 and later). Everything has the address that it has at the blog. Links are short codes that Hugo
 * checks; categories, tags, authors and months are taxonomies, each term with a file that has its name and its address.
 */
public final class Hugo extends Tool {

    private static final Map<SiteKey.Kind, String> TAXONOMIES = Map.of(
            SiteKey.Kind.CATEGORY, "categories",
            SiteKey.Kind.TAG, "tags",
            SiteKey.Kind.AUTHOR, "authors",
            SiteKey.Kind.MONTH, "records");

    private final HugoPlaces places;
    private final Map<SiteKey, List<String>> moved;

    public Hugo(ExportedBlog blog) {
        super(blog, Dialect.HUGO, "data/");
        this.places = new HugoPlaces(atBlog, blog.entries(), catalogue.all());
        this.moved = atBlog.moved();
    }

    @Override
    public String file(ExportedEntry entry) {
        if (blog.isHome(entry)) {
            return "content/_index.md";
        }
        return "content/" + (entry.isPage() ? "pages/" : "posts/") + entry.fileName() + ".md";
    }

    @Override
    public Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link) {
        Article article = entry.article();
        Yaml head = new Yaml()
                .put("title", article.title())
                .put("date", Yaml.plain(blog.date(article.date())))
                .put("url", blog.isHome(entry) ? "" : "/" + places.of(entry.key()))
                .put("aliases", aliases(entry));
        if (!entry.isPage()) {
            head.put("authors", List.of(value(catalogue.author(article))))
                    .put("categories", values(catalogue.categories(article)))
                    .put("tags", values(catalogue.tags(article)))
                    .put("records", List.of(SiteKey.month(article.date()).name()));
        }
        return head.putIf(article.top(), "weight", 1)
                .putIf(article.categoryTop(), "categories_weight", 1)
                .put("summary", new MarkdownText(dialect()).ofText(excerpt)) // which Hugo takes for Markdown
                .putIf(!cover.isEmpty(), "images", List.of(cover))
                .put(
                        "params",
                        new Yaml().put("id", entry.id()).put("link", link).put("fields", article.fields()));
    }

    private List<String> aliases(ExportedEntry entry) {
        List<String> aliases = new ArrayList<>(aliases(entry.key()));
        if (blog.isHome(entry)) {
            aliases.add("/" + places.of(entry.key()));
        }
        return aliases;
    }

    private List<String> aliases(SiteKey key) {
        List<String> aliases = new ArrayList<>(moved.getOrDefault(key, List.of()));
        aliases.addAll(places.former(key));
        return aliases;
    }

    private static List<String> values(List<Term> terms) {
        return terms.stream().map(Hugo::value).toList();
    }

    /** The name of the term if Hugo makes the same short name of it; otherwise the short name. */
    private static String value(Term term) {
        boolean same = lowerCase(term.name()).replace(' ', '-').equals(term.slug());
        return same ? term.name() : term.slug();
    }

    /** One letter for each letter, as Go has it: {@code İ} becomes {@code i}, and {@code Σ} is the same at the end of a word. */
    private static String lowerCase(String name) {
        return name.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public Optional<String> link(LinkedPage target, ExportedEntry from) {
        return page(target.key())
                .map(page -> "{{< relref \"" + page + (page.endsWith(".md") ? fragment(target) : "") + "\" >}}");
    }

    private static String fragment(LinkedPage target) {
        boolean safe = target.fragment().chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\\' || c == '`');
        return target.fragment().isEmpty() || !safe ? "" : "#" + target.fragment();
    }

    /** The page as Hugo names it. */
    private Optional<String> page(SiteKey key) {
        if (key.equals(SiteKey.HOME)) {
            return Optional.of("/");
        }
        if (key.equals(SiteKey.POSTS)) {
            return Optional.of("/posts");
        }
        return blog.entry(key)
                .map(found -> blog.isHome(found) ? "/" : file(found).substring("content".length()))
                .or(() -> catalogue.find(key).map(Hugo::folder));
    }

    private static String folder(Term term) {
        return "/" + TAXONOMIES.get(term.kind()) + "/" + term.slug();
    }

    @Override
    String place(ExportedEntry entry) {
        return places.of(entry.key());
    }

    @Override
    String place(Term term) {
        return places.of(term.key());
    }

    @Override
    Optional<String> posts() {
        return Optional.empty();
    }

    @Override
    String absolute(String place) {
        return "/" + Places.readable(place);
    }

    @Override
    public String uploadFile(String path) {
        return "static/" + path;
    }

    @Override
    public boolean isOwners(String path) {
        return path.equals("hugo.yaml") || path.startsWith("themes/") || path.startsWith("layouts/");
    }

    @Override
    public ToolFiles files() {
        Map<String, String> files = templates("hugo");
        files.put("hugo.yaml", settings().lines());
        files.put("content/pages/_index.md", "---\nbuild:\n  render: never\n  list: never\n---\n");
        files.put(
                "content/posts/_index.md",
                new Yaml()
                        .put("title", blog.site().blog().name())
                        .put("url", otherPlace("posts"))
                        .head());
        for (String taxonomy : TAXONOMIES.values()) {
            String url = otherPlace(taxonomy);
            if (!url.isEmpty()) {
                files.put(
                        "content/" + taxonomy + "/_index.md",
                        new Yaml().put("title", taxonomy).put("url", url).head());
            }
        }
        catalogue.all().forEach(term -> files.put("content" + folder(term) + "/_index.md", head(term)));
        return redirects().with(files, "static/");
    }

    /** The address of a list that only Hugo has, if the blog has something at the usual one. */
    private String otherPlace(String usual) {
        String free = atBlog.free(usual);
        return free.equals(usual) ? "" : "/" + free + "/";
    }

    /** Hosts that read no rules have the aliases. */
    private Redirects redirects() {
        Redirects redirects = new Redirects(blog, catalogue, this::place);
        blog.entries().forEach(entry -> addMoved(entry.key(), aliases(entry), redirects));
        catalogue.all().forEach(term -> addMoved(term.key(), aliases(term.key()), redirects));
        redirects.rule("rss.php", "index.xml");
        return redirects;
    }

    private void addMoved(SiteKey key, List<String> aliases, Redirects redirects) {
        place(key).ifPresent(place -> aliases.forEach(alias -> redirects.moved(alias.substring(1), place)));
    }

    private String head(Term term) {
        return new Yaml()
                .put("title", term.name())
                .put("url", "/" + places.of(term.key()))
                .put("aliases", aliases(term.key()))
                .put("description", term.description())
                .head();
    }

    private Yaml settings() {
        Yaml goldmark = new Yaml()
                .put("renderer", new Yaml().put("unsafe", true))
                .put("extensions", new Yaml().put("typographer", new Yaml().put("disable", true)));
        return new Yaml()
                .put("baseURL", blog.siteAddress())
                .put("title", blog.site().blog().name())
                .put("languageCode", blog.config().site().language())
                .put("hasCJKLanguage", true)
                .put("timeZone", blog.site().blog().region().orElse(""))
                .put("theme", "simple")
                .putIf(!blog.sitePath().equals("/"), "canonifyURLs", true)
                .put("disablePathToLower", true)
                .put(
                        "pagination",
                        new Yaml().put("pagerSize", blog.config().site().perPage()))
                .put(
                        "taxonomies",
                        new Yaml()
                                .put("category", "categories")
                                .put("tag", "tags")
                                .put("author", "authors")
                                .put("record", "records"))
                .put("markup", new Yaml().put("goldmark", goldmark))
                .put(
                        "params",
                        new Yaml()
                                .put("description", blog.site().blog().description())
                                .put("mainSections", List.of("posts")))
                .put("menus", new Yaml().put("main", menu()));
    }

    private List<Yaml> menu() {
        List<Yaml> menu = new ArrayList<>();
        add(blog.site().blog().navigation(), "", menu);
        return menu;
    }

    private void add(List<Link> links, String parent, List<Yaml> menu) {
        for (Link link : links) {
            String page =
                    blog.find(link.url()).flatMap(found -> page(found.key())).orElse("");
            String identifier = "menu-" + (menu.size() + 1);
            menu.add(new Yaml()
                    .put("identifier", identifier)
                    .put("name", link.title())
                    .put("pageRef", page)
                    .putIf(page.isEmpty(), "url", blog.elsewhere(link.url()).orElse(blog.address("")))
                    .put("parent", parent)
                    .put("weight", menu.size() + 1));
            add(link.children(), identifier, menu);
        }
    }
}
