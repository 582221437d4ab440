package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Slugs;
import io.github.emlogstatic.export.blog.Targets;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Addresses and short names in WordPress. A link has a short name and no number, because WordPress may give other numbers:
 * {@code ?name=post-12}. It stands at the blog's address, which the importer replaces by that of the new site.
 */
final class WordPressTargets implements Targets {

    private static final int LONGEST = 66; // WordPress keeps 200 characters, and a Chinese one takes nine

    private final ExportedBlog blog;
    private final TermCatalogue catalogue;
    private final Map<SiteKey, String> slugs = new HashMap<>();
    private final String uploads;

    /** @param uploads the address below which WordPress can fetch the uploads */
    WordPressTargets(ExportedBlog blog, TermCatalogue catalogue, String uploads) {
        this.blog = blog;
        this.catalogue = catalogue;
        this.uploads = BlogAddress.folder(uploads);
        nameEntries();
        nameCategories();
        nameAuthors();
        Set<String> tags = new HashSet<>();
        catalogue.all(SiteKey.Kind.TAG).forEach(tag -> slugs.put(tag.key(), unique(tag.slug(), tags)));
    }

    private void nameEntries() {
        Set<String> taken = new HashSet<>();
        for (ExportedEntry entry : blog.entries()) {
            String name = entry.article()
                    .url()
                    .replaceFirst("[?#].*", "")
                    .replaceFirst(".*/", "")
                    .replaceFirst("\\.html$", "");
            String alias = Percent.decode(name);
            boolean number = alias.matches("\\d*");
            slugs.put(entry.key(), unique(number ? "post-" + entry.id() : slug(alias), taken));
        }
    }

    private void nameCategories() {
        Set<String> taken = new HashSet<>(Set.of("uncategorized"));
        Map<SiteKey, String> aliases = blog.site().categories().stream()
                .collect(Collectors.toMap(category -> SiteKey.category(category.id()), Category::alias));
        catalogue.all(SiteKey.Kind.CATEGORY).forEach(term -> {
            String alias = aliases.getOrDefault(term.key(), "");
            slugs.put(term.key(), unique(alias.isEmpty() ? term.slug() : slug(alias), taken));
        });
    }

    private void nameAuthors() {
        Set<String> taken = new HashSet<>(Set.of("admin")); // which every WordPress has
        catalogue.all(SiteKey.Kind.AUTHOR).forEach(author -> {
            String login = author.name().toLowerCase(Locale.ROOT);
            slugs.put(
                    author.key(),
                    unique(
                            login.matches("[a-z0-9-]{2,50}")
                                    ? login
                                    : author.key().toString().replace('/', '-'),
                            taken));
        });
    }

    /** As the author wrote it, where WordPress leaves that alone. */
    private static String slug(String alias) {
        return alias.matches("[A-Za-z0-9_-]+") ? alias.toLowerCase(Locale.ROOT) : Slugs.of(alias);
    }

    private static String unique(String slug, Set<String> taken) {
        String wanted = Slugs.cut(slug.isEmpty() ? "other" : slug, LONGEST);
        return Percent.encode(Slugs.free(wanted, "", taken)).toLowerCase(Locale.ROOT);
    }

    /** The short name of an article, a page, a category, a tag; the login name of an author. */
    String slug(ExportedEntry entry) {
        return slugs.getOrDefault(entry.key(), "");
    }

    String slug(Term term) {
        return slugs.getOrDefault(term.key(), "");
    }

    @Override
    public Optional<String> link(LinkedPage target, ExportedEntry from) {
        String fragment = target.fragment().isEmpty() ? "" : "#" + target.fragment();
        return dataLink(target).map(address -> address + fragment);
    }

    @Override
    public Optional<String> dataLink(LinkedPage target) {
        return query(target.key()).map(query -> blog.address("") + query);
    }

    /** The address of an article or a page. */
    String address(ExportedEntry entry) {
        return blog.address("") + query(entry);
    }

    private String query(ExportedEntry entry) {
        return (entry.isPage() ? "?pagename=" : "?name=") + slug(entry);
    }

    private Optional<String> query(SiteKey key) {
        if (key.equals(SiteKey.HOME) || key.equals(SiteKey.POSTS)) {
            return Optional.of("");
        }
        return blog.entry(key).map(this::query).or(() -> catalogue.find(key).map(this::query));
    }

    private String query(Term term) {
        return switch (term.kind()) {
            case CATEGORY -> "?category_name=" + slug(term);
            case TAG -> "?tag=" + slug(term);
            case AUTHOR -> "?author_name=" + slug(term);
            default -> "?m=" + term.key().name();
        };
    }

    @Override
    public String upload(String path, ExportedEntry from) {
        return dataUpload(path);
    }

    /** Encoded, so that the address in a text is to the letter the one that the importer fetches and replaces. */
    @Override
    public String dataUpload(String path) {
        boolean atBlog = uploads.equals(blog.address(""));
        return uploads + Percent.encode(atBlog ? OddName.atBlog(path) : path);
    }

    /** The blog's address as the importer wants it. */
    String base() {
        return blog.address("").replaceFirst("/+$", "");
    }
}
