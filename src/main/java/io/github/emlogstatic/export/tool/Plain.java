package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.markdown.Dialect;
import io.github.emlogstatic.model.Article;
import java.util.Map;
import java.util.Optional;

/** A folder of Markdown for no tool in particular: links between its files are relative, as editors and GitHub take them. */
public final class Plain extends Tool {

    public Plain(ExportedBlog blog) {
        super(blog, Dialect.GFM, "");
    }

    @Override
    public String file(ExportedEntry entry) {
        return (entry.isPage() ? "pages/" : "articles/") + entry.fileName() + ".md";
    }

    @Override
    public Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link) {
        Article article = entry.article();
        return new Yaml()
                .put("title", article.title())
                .put("date", Yaml.plain(blog.date(article.date())))
                .put("url", blog.address(article.url()))
                .put("author", catalogue.author(article).name())
                .put("categories", Term.names(catalogue.categories(article)))
                .put("tags", Term.names(catalogue.tags(article)))
                .putIf(article.top(), "pinned", true)
                .put("cover", cover)
                .put("summary", excerpt)
                .put("link", link)
                .put("fields", article.fields());
    }

    @Override
    public Optional<String> link(LinkedPage target, ExportedEntry from) {
        return blog.entry(target.key()).map(entry -> path(entry, from) + Places.fragment(target));
    }

    private String path(ExportedEntry entry, ExportedEntry from) {
        return entry.isPage() == from.isPage() ? entry.fileName() + ".md" : "../" + file(entry);
    }

    @Override
    public String upload(String path, ExportedEntry from) {
        return "../" + Places.readable(path);
    }

    @Override
    public Optional<String> dataLink(LinkedPage target) {
        return Optional.empty();
    }

    @Override
    public String dataUpload(String path) {
        return Places.readable(path);
    }

    @Override
    public String uploadFile(String path) {
        return path;
    }

    @Override
    public ToolFiles files() {
        return new ToolFiles(Map.of(), 0);
    }

    @Override
    public boolean isOwners(String path) {
        return false;
    }
}
