package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Slugs;
import io.github.emlogstatic.export.blog.Targets;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteKey;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses and short names in WordPress. A link has a short name and no number, because WordPress may give other numbers:
 * {@code ?name=post-12}. It stands at the blog's address, which the importer replaces by that of the new site.
 */
final class WordPressTargets implements Targets {

    private static final int LONGEST_ASKED = 200; // a Chinese character takes nine
    private static final int LONGEST = LONGEST_ASKED - "-1000".length();

    /** WordPress gives another short name to an article of such a name. */
    private static final Set<String> RESERVED = Set.of("feed", "rdf", "rss", "rss2", "atom", "embed");

    /** Accents of Latin letters, and Latin letters that are not those of English. */
    private static final Pattern NOT_ENGLISH =
            Pattern.compile("(?<=\\p{IsLatin})\\p{M}+|[\\p{IsLatin}&&[^\\x00-\\x7f]]");

    private final ExportedBlog blog;
    private final TermCatalogue catalogue;
    private final Map<SiteKey, String> slugs = new HashMap<>();
    private final Map<SiteKey, Category> categories;
    private final String uploads;
    private final boolean atBlog;

    /** @param uploads the address below which WordPress can fetch the uploads */
    WordPressTargets(ExportedBlog blog, TermCatalogue catalogue, String uploads) {
        this.blog = blog;
        this.catalogue = catalogue;
        this.uploads = BlogAddress.folder(uploads);
        this.atBlog = this.uploads.equals(blog.address("")) && !isReplaced();
        this.categories = blog.site().categories().stream()
                .collect(Collectors.toMap(category -> SiteKey.category(category.id()), category -> category));
        nameEntries();
        nameTerms(SiteKey.Kind.CATEGORY, new HashSet<>(Set.of("uncategorized", "0")));
        nameTerms(SiteKey.Kind.TAG, new HashSet<>(Set.of("0"))); // WordPress finds no list of the name 0
        nameAuthors();
    }

    /** The oldest first: a new article takes no short name that another one had in an earlier export. */
    private void nameEntries() {
        Set<String> taken = new HashSet<>(RESERVED);
        blog.entries().stream()
                .sorted(Comparator.comparingInt(ExportedEntry::id))
                .forEach(entry -> slugs.put(entry.key(), unique(wanted(entry), taken::add)));
    }

    private static String wanted(ExportedEntry entry) {
        String slug = slug(alias(entry.article().url()));
        boolean number = slug.matches(entry.isPage() ? "(page)?\\d*" : "\\d*"); // a number is that of a page of a list
        return number ? "post-" + entry.id() : slug;
    }

    /** The alias in an address, or {@code post-12}. */
    private static String alias(String address) {
        return Segments.withoutHtml(lastSegment(address));
    }

    private static String lastSegment(String address) {
        return Percent.decode(Segments.last(address.replaceFirst("[?#].*", "").replaceFirst("/$", "")));
    }

    /**
     * Names categories or tags. The importer takes a short name for the name of another one, too: a category {@code java}
     * would be lost in one that is called Java. So none has the name of another.
     */
    private void nameTerms(SiteKey.Kind kind, Set<String> taken) {
        Map<String, List<Term>> named =
                catalogue.all(kind).stream().collect(Collectors.groupingBy(term -> folded(readable(term))));
        for (Term term : catalogue.all(kind)) {
            Category category = categories.get(term.key());
            String alias = category == null ? "" : category.alias();
            List<Term> alone = List.of(term);
            slugs.put(
                    term.key(),
                    unique(
                            withoutAccents(alias.isEmpty() ? Slugs.of(readable(term)) : slug(alias)),
                            slug -> named.getOrDefault(slug, alone).equals(alone) && taken.add(slug)));
        }
    }

    /** A name as MariaDB compares it: without case and accents. What a character is may differ between versions of Java. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cc}\\p{Cf}\\p{Cs}]+", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The name of a category, a tag or an author. WordPress knows two categories of the same name apart. */
    private String readable(Term term) {
        return Optional.ofNullable(categories.get(term.key()))
                .map(Category::name)
                .orElse(term.name());
    }

    String name(Term term) {
        return WordPressText.name(readable(term));
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
                            taken::add));
        });
    }

    /**
     * The alias as the author wrote it, if WordPress keeps it unchanged; otherwise a short name that is derived from
     * it.
     */
    private static String slug(String alias) {
        return alias.matches("[A-Za-z0-9_-]+") ? hyphenated(alias.toLowerCase(Locale.ROOT)) : Slugs.of(alias);
    }

    /** WordPress makes one hyphen of several, and none of those at an end. */
    private static String hyphenated(String slug) {
        return slug.replaceAll("-+", "-").replaceAll("^-|-$", "");
    }

    private static String unique(String slug, Predicate<String> takes) {
        String cut = cut(slug, LONGEST);
        return encoded(Slugs.free(cut.isEmpty() ? "other" : cut, "", takes));
    }

    /** WordPress leaves accents out of the name of a list that it is asked for, and finds none that has some. */
    private static String withoutAccents(String slug) {
        String parts = Normalizer.normalize(slug, Normalizer.Form.NFKD);
        return Normalizer.normalize(NOT_ENGLISH.matcher(parts).replaceAll(""), Normalizer.Form.NFC);
    }

    private static String encoded(String slug) {
        return Percent.encode(slug).toLowerCase(Locale.ROOT);
    }

    private static String cut(String slug, int longest) {
        return hyphenated(Slugs.cut(slug, longest, name -> encoded(name).length()));
    }

    /**
     * The short names that WordPress looks for if somebody asks for an address of the blog that has the form of its own
     * addresses: with its ending, and without.
     */
    static Stream<String> asked(String address) {
        return Stream.of(alias(address), lastSegment(address)).map(name -> encoded(cut(slug(name), LONGEST_ASKED)));
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
        return query(target.key()).map(query -> blog.address("") + query + fragment);
    }

    /** Without a host, because the importer replaces no address outside the texts of articles. */
    @Override
    public Optional<String> dataLink(LinkedPage target) {
        return query(target.key()).map(query -> blog.blogPath() + query);
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

    /** The blog has no copies of images from other hosts, and its downloads are not at the paths that the archive gives them. */
    @Override
    public boolean has(String path) {
        return !atBlog || OddName.isInArchive(path);
    }

    /** Whether the site of this program stands where the blog was. */
    private boolean isReplaced() {
        return blog.config().site().baseUrl().map(BlogAddress::folder).equals(Optional.of(blog.address("")));
    }

    /**
     * The address is encoded, because the importer looks for exactly the address that it has fetched, and replaces it.
     */
    @Override
    public String dataUpload(String path) {
        return uploads + Percent.encode(atBlog ? OddName.atBlog(path) : path);
    }

    /** The blog's address as the importer wants it. */
    String base() {
        return blog.address("").replaceFirst("/+$", "");
    }
}
