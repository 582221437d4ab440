package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.markdown.Dialect;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.SiteKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A site for Jekyll (3.9 and later), without plugins, which GitHub Pages would not run. Everything has the address that
 * it has at the blog; each category, tag, author and month has a small page that lists its articles.
 */
public final class Jekyll extends Tool {

    private static final Pattern CODE = Pattern.compile("\\{[{%](?:.*[%}]}|.*)");
    private static final Pattern CODE_START = Pattern.compile("\\{[{%]");

    private static final Pattern ODD_NAME = Pattern.compile("[_.#~].*|.*~");
    private static final Set<String> OWN_FOLDERS =
            Set.of("_data", "_drafts", "_includes", "_layouts", "_plugins", "_posts", "_sass", "_site");

    public Jekyll(ExportedBlog blog) {
        super(blog, Dialect.KRAMDOWN, "_data/");
    }

    @Override
    public String file(ExportedEntry entry) {
        if (blog.isHome(entry)) {
            return "index.md";
        }
        return entry.isPage()
                ? "pages/" + entry.fileName() + ".md"
                : "_posts/" + entry.article().date().toLocalDate() + "-" + entry.fileName() + ".md";
    }

    @Override
    public Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link) {
        Article article = entry.article();
        Term author = catalogue.author(article);
        Yaml head = new Yaml()
                .put("layout", entry.isPage() ? "page" : "post")
                .putAlways("title", article.title())
                .put("date", Yaml.plain(blog.date(article.date())))
                .put("permalink", blog.isHome(entry) ? "/" : permalink(atBlog.of(entry)))
                .put("author", author.name());
        if (!entry.isPage()) {
            head.put("author_id", author.key().name())
                    .put("month", SiteKey.month(article.date()).name())
                    .put("categories", Term.names(catalogue.categories(article)))
                    .put("tags", Term.names(catalogue.tags(article)));
        }
        return head.putIf(article.top(), "pinned", true)
                .putIf(article.categoryTop(), "pinned_in_category", true)
                .put("excerpt", HtmlFragment.ofText(excerpt)) // which themes write into pages as it is
                .put("image", cover)
                .put("link", link)
                .put("fields", article.fields())
                .put("emlog_id", entry.id());
    }

    private static String permalink(String place) {
        return "/" + Places.readable(place);
    }

    /**
     * Liquid runs its codes everywhere, even in code blocks. So lines in which an author writes about such codes are
     * shielded.
     */
    @Override
    public String shielded(String text) {
        return CODE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(shieldedCode(found.group())));
    }

    private static String shieldedCode(String code) {
        boolean complete = code.length() > 3 && (code.endsWith("}}") || code.endsWith("%}"));
        return complete && !code.contains("raw")
                ? "{% raw %}" + code + "{% endraw %}"
                : CODE_START.matcher(code).replaceAll(start -> "{{ \"" + start.group() + "\" }}");
    }

    @Override
    public Optional<String> link(LinkedPage target, ExportedEntry from) {
        return place(target.key()).map(place -> relative(place) + Places.fragment(target));
    }

    private static String relative(String place) {
        return "{{ '/" + Places.readable(place).replace("'", "%27") + "' | relative_url }}";
    }

    @Override
    public String upload(String path, ExportedEntry from) {
        return relative(path);
    }

    @Override
    public String cover(String path, ExportedEntry from) {
        return permalink(path);
    }

    /** Jekyll decodes the names of files. */
    @Override
    public String uploadFile(String path) {
        return path.replace("%", "%25");
    }

    @Override
    public boolean isOwners(String path) {
        return path.equals("_config.yml")
                || path.equals("404.html")
                || path.startsWith("_layouts/")
                || path.startsWith("_includes/");
    }

    @Override
    public ToolFiles files() {
        Map<String, String> files = templates("jekyll");
        files.put("_config.yml", settings().lines());
        files.put(list() + "index.html", new Yaml().put("layout", "list").head());
        catalogue.all().forEach(term -> files.put(file(term), head(term)));
        files.put("_data/lists.yml", lists().lines());
        moved().forEach((from, to) -> stub(from, to, files));
        return redirects().with(files, "");
    }

    private Redirects redirects() {
        Redirects redirects = new Redirects(blog, catalogue, this::place);
        moved().forEach(redirects::moved);
        redirects.rule("page/*", Percent.encode(list()));
        catalogue.all(SiteKey.Kind.CATEGORY).forEach(term -> redirects.pages(term.place(), term.place(), ""));
        for (String kind : List.of("tag", "author", "record")) {
            redirects.rule(kind + "/:id/page/*", kind + "/:id/");
        }
        return redirects;
    }

    /** The addresses of the lists, by what the heads of articles call them: Liquid finds no page by its term in time. */
    private Yaml lists() {
        Map<String, Map<String, String>> lists = new TreeMap<>();
        catalogue
                .all()
                .forEach(term -> lists.computeIfAbsent(term.kind().prefix(), kind -> new TreeMap<>())
                        .put(called(term), permalink(term.place())));
        Yaml yaml = new Yaml();
        lists.forEach(yaml::put);
        return yaml;
    }

    private static String called(Term term) {
        boolean named = term.kind() == SiteKey.Kind.CATEGORY || term.kind() == SiteKey.Kind.TAG;
        return named ? term.name() : term.key().name();
    }

    private static String file(Term term) {
        String id = term.kind() == SiteKey.Kind.TAG ? term.slug() : term.key().name();
        return "lists/" + term.kind().prefix() + "-" + id + ".html";
    }

    private static String head(Term term) {
        return new Yaml()
                .put("layout", "list")
                .put("title", term.name())
                .put("permalink", permalink(term.place()))
                .put("description", term.description())
                .put("kind", term.kind().prefix())
                .put("term", called(term))
                .head();
    }

    /** Jekyll copies a page without a head as it is, but no file whose name begins so that it is none of the site. */
    private void stub(String from, String to, Map<String, String> files) {
        if (Stream.of(from.split("/")).noneMatch(name -> ODD_NAME.matcher(name).matches())) {
            files.put(Stub.file(from), Stub.html(from, to, blog.config().site().language()));
        }
    }

    private Yaml settings() {
        Blog about = blog.site().blog();
        String path = blog.sitePath();
        return new Yaml()
                .put("title", about.name())
                .put("tagline", about.description())
                .put("description", about.profile().description())
                .put("lang", blog.config().site().language())
                .put("url", blog.siteAddress().replaceFirst("^(\\w+://[^/]*).*", "$1"))
                .put("baseurl", path.substring(0, path.length() - 1))
                .put("timezone", about.region().orElse(""))
                .put("future", true)
                .putAlways("excerpt_separator", "")
                .put("include", oddNames())
                .put(
                        "kramdown",
                        new Yaml().put("smart_quotes", "apos,apos,quot,quot").put("typographic_symbols", symbols()));
    }

    /**
     * The names that the settings must list, because Jekyll would leave such files out: uploads, their folders, and the
     * rules.
     */
    private List<String> oddNames() {
        Stream<String> uploads = blog.uploads().paths().flatMap(path -> Stream.of(path.split("/")));
        return Stream.concat(uploads, Stream.of("_redirects"))
                .filter(name -> ODD_NAME.matcher(name).matches() && !OWN_FOLDERS.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** Three dots stay three dots. */
    private static Yaml symbols() {
        return new Yaml()
                .put("hellip", "...")
                .put("mdash", "---")
                .put("ndash", "--")
                .put("laquo", "<<")
                .put("raquo", ">>")
                .put("laquo_space", "<< ")
                .put("raquo_space", " >>");
    }
}
