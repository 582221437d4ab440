package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Targets;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.export.markdown.Dialect;
import io.github.emlogstatic.files.Resources;
import io.github.emlogstatic.model.SiteKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How one tool expects its files: their paths, their front matter, and the links between texts. */
public abstract sealed class Tool implements Targets permits Hexo, Hugo, Jekyll, Plain {

    final ExportedBlog blog;
    final Places atBlog;
    final TermCatalogue catalogue;
    private final Dialect dialect;
    private final String data;

    /** @param data the folder of data files: empty or ending in a slash */
    Tool(ExportedBlog blog, Dialect dialect, String data) {
        this.blog = blog;
        this.atBlog = new Places(blog.site().names());
        this.catalogue = new TermCatalogue(blog.site(), atBlog);
        this.dialect = dialect;
        this.data = data;
    }

    /** The Markdown that the tool reads. */
    public final Dialect dialect() {
        return dialect;
    }

    /** The path of an article's or a page's file. */
    public abstract String file(ExportedEntry entry);

    /**
     * @param excerpt what the author wrote for lists, as plain text; empty if they wrote none
     * @param cover what is to be shown of the cover, as an address; empty if there is none
     * @param link the address that the article leads to in place of its text; empty if it shows its text
     */
    public abstract Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link);

    /** The address of the cover in the head of a file. */
    public String cover(String path, ExportedEntry from) {
        return upload(path, from);
    }

    /** The path of an upload's file. */
    public abstract String uploadFile(String path);

    /** The folder of data files. */
    public final String data() {
        return data;
    }

    /** The place of an article, a page or a list, relative to the root; empty where the tool has none. */
    final Optional<String> place(SiteKey key) {
        if (key.equals(SiteKey.HOME)) {
            return Optional.of("");
        }
        if (key.equals(SiteKey.POSTS)) {
            return posts();
        }
        return blog.entry(key)
                .map(found -> blog.isHome(found) ? "" : place(found))
                .or(() -> catalogue.find(key).map(this::place));
    }

    String place(ExportedEntry entry) {
        return atBlog.of(entry);
    }

    String place(Term term) {
        return term.place();
    }

    /** The places of articles, pages and lists whose address at the blog is or was another one. */
    final Map<String, String> moved() {
        Map<String, String> moved = new TreeMap<>();
        catalogue.all().forEach(term -> moved.put(term.place(), place(term)));
        moved.putAll(atBlog.moved(this::place));
        blog.entries().stream()
                .filter(entry -> !atBlog.of(entry).equals(place(entry)))
                .forEach(entry -> moved.put(atBlog.of(entry), place(entry)));
        blog.site().homePage().ifPresent(home -> moved.put(atBlog.of(ExportedEntry.of(home)), ""));
        moved.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return moved;
    }

    /** The place of the list of all articles. */
    Optional<String> posts() {
        return Optional.of(list());
    }

    /** The usual place of the list of all articles: the home page, unless that is a standalone page. */
    final String list() {
        return blog.site().homePage().isPresent() ? "posts/" : "";
    }

    @Override
    public Optional<String> dataLink(LinkedPage target) {
        return place(target.key()).map(this::absolute);
    }

    @Override
    public String dataUpload(String path) {
        return absolute(path);
    }

    /** The address of a place where no tool replaces codes, as in a data file. */
    String absolute(String place) {
        return blog.sitePath() + Places.readable(place);
    }

    /** The text between the addresses, with what the tool would run shielded from it. */
    public String shielded(String text) {
        return text;
    }

    /** The whole text of the file of an article or a page. */
    public String text(Yaml head, String markdown) {
        return head.head() + "\n" + markdown + "\n";
    }

    /** Settings, lists and templates. */
    public abstract ToolFiles files();

    /** The templates of a tool's export, as this program carries them; {@code files.txt} lists them. */
    static Map<String, String> templates(String tool) {
        Map<String, String> templates = new TreeMap<>();
        Resources.text(Tool.class, tool + "/files.txt")
                .lines()
                .forEach(path -> templates.put(path, Resources.text(Tool.class, tool + "/" + path)));
        return templates;
    }

    /** Whether a file is the owner's once it is there. */
    public abstract boolean isOwners(String path);
}
