package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.content.text.Xml;
import io.github.emlogstatic.export.blog.CommentDates;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.SiteSettings;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileInTheWayException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an archive in the format of WordPress (WXR 1.2), in files that its importer takes one by one, in any order: each
 * has the uploads that its articles show.
 */
public final class WxrExport {

    private static final int BATCH = 256;
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"
             xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
             xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            """;

    private static final Pattern MONTH = Pattern.compile("uploadfile/((?:19|20)\\d\\d)(0[1-9]|1[0-2])/");

    private final ExportedBlog blog;
    private final TermCatalogue catalogue;
    private final WordPressTargets targets;
    private final ExportedTexts texts;
    private final Progress progress;
    private final int size;
    private final Map<SiteKey, List<String>> moved;
    private final WxrDates dates = new WxrDates();
    private final Map<String, Integer> uploads = new HashMap<>();
    private int lastId;
    private int lastComment;

    /**
     * How the files are made.
     *
     * @param size the greatest size of a file in bytes; a file is larger where one article alone is
     * @param uploads the address below which WordPress can fetch the uploads; by default {@code baseUrl}, else the blog's
     * @param privateIds the ids of articles in {@code private/} that are exported, too
     * @param force overwrite files of others
     */
    public record Options(int size, Optional<String> uploads, List<Integer> privateIds, boolean force) {
        public Options {
            privateIds = List.copyOf(privateIds);
        }
    }

    private WxrExport(ExportedBlog blog, Options settings, Progress progress) {
        this.blog = blog;
        Places places = new Places(blog.site().names());
        this.catalogue = new TermCatalogue(blog.site(), places);
        this.targets = new WordPressTargets(
                blog, catalogue, settings.uploads().orElseGet(() -> new SiteSettings(blog).address()));
        this.texts = new ExportedTexts(blog, targets, false);
        this.progress = progress;
        this.size = settings.size();
        this.moved = places.moved();
        this.lastId = blog.entries().stream().mapToInt(ExportedEntry::id).max().orElse(0);
    }

    /**
     * Writes the archive of the configuration.
     *
     * @throws DamagedException if the archive is damaged, before anything is written
     * @throws FileInTheWayException if a file of others is in the way
     * @throws io.github.emlogstatic.files.LockedException if another run is writing the archive
     */
    public static WxrReport write(Config config, Path file, Options settings, Progress progress) throws IOException {
        try (Closeable lock = ArchiveLock.toRead(config.archive())) {
            ExportedBlog blog = ExportedBlog.of(config, settings.privateIds());
            try (WxrFiles files = WxrFiles.open(file, settings.force())) {
                return new WxrExport(blog, settings, progress).into(files);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private WxrReport into(WxrFiles files) throws IOException {
        List<ExportedEntry> entries = new ArrayList<>(blog.entries());
        Collections.reverse(entries); // oldest first, as WordPress does
        progress.start("writing", entries.size());
        String head = HEAD + head();
        WxrPart part = new WxrPart(head, targets);
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<Text> batch = entries.subList(from, Math.min(entries.size(), from + BATCH)).parallelStream()
                    .map(this::text)
                    .toList();
            for (Text text : batch) {
                String item = item(text);
                if (!part.hasRoomFor(
                        item, text.uploads(), text.entry().article().tags().size(), size)) {
                    part.writeTo(files);
                    part = new WxrPart(head, targets);
                }
                add(text, item, part);
                progress.advance();
            }
        }
        part.writeTo(files);
        List<Path> written = files.finish();
        progress.finish();
        return new WxrReport(written, entries.size(), uploads.size(), lastComment, blog.locked(), texts.withheld());
    }

    private void add(Text text, String item, WxrPart part) {
        part.add(item);
        for (String path : text.uploads()) {
            if (part.isNew(path)) {
                part.add(attachment(path, text.entry()).toString());
            }
        }
        part.addTags(catalogue.tags(text.entry().article()));
    }

    /**
     * An article or a page as it will be written, without the numbers.
     *
     * @param link the address that it leads to in place of its text, or empty
     * @param uploads that it shows
     * @param cover the upload that is its cover, or empty
     */
    private record Text(
            ExportedEntry entry,
            String html,
            String excerpt,
            List<Comment> comments,
            boolean closed,
            String link,
            Set<String> uploads,
            String cover) {}

    private Text text(ExportedEntry entry) {
        try {
            Body body = blog.body(entry);
            Set<String> shown = new LinkedHashSet<>();
            String html = texts.html(body.content(), texts.addresses(target -> targets.link(target, entry), path -> {
                shown.add(path);
                return targets.upload(path, entry);
            }));
            Set<String> cover = new LinkedHashSet<>();
            texts.picture(entry.article().cover(), path -> {
                cover.add(path);
                return "";
            });
            shown.addAll(cover);
            ArticleSettings settings = blog.settings(entry);
            return new Text(
                    entry,
                    notEmpty(WordPressText.article(html, targets.address(entry)), title(entry)),
                    Excerpts.of(body.excerpt()).text(),
                    blog.comments(entry),
                    settings.closed(),
                    settings.link().isEmpty() ? "" : texts.menuAddress(settings.link()),
                    shown,
                    cover.stream().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** WordPress takes no article that has neither a title nor a text. */
    private static String notEmpty(String html, String title) {
        return html.isEmpty() && title.isEmpty() ? "<p></p>" : html;
    }

    private String item(Text text) {
        ExportedEntry entry = text.entry();
        Article article = entry.article();
        String kind = entry.isPage() ? "page" : "post";
        String title = title(entry);
        Xml item = new Xml()
                .cdata("title", title)
                .element("link", blog.address(article.url()))
                .add(dates(dates.of(kind, title, article.date())))
                .cdata("dc:creator", targets.slug(catalogue.author(article)))
                .element("guid", blog.address(article.url()))
                .cdata("content:encoded", text.html())
                .cdata("excerpt:encoded", text.excerpt())
                .element("wp:post_id", entry.id())
                .cdata("wp:comment_status", text.closed() ? "closed" : "open")
                .cdata("wp:ping_status", "closed")
                .element("wp:post_name", targets.slug(entry))
                .element("wp:status", blog.isPrivate(entry) ? "private" : "publish")
                .element("wp:post_parent", 0)
                .element("wp:menu_order", 0)
                .element("wp:post_type", kind)
                .element("wp:post_password", "")
                .element("wp:is_sticky", article.top() ? 1 : 0);
        catalogue.categories(article).stream()
                .skip(Math.max(0, catalogue.categories(article).size() - 1)) // WordPress knows the one above
                .forEach(category -> item.add(term("category", category)));
        catalogue.tags(article).forEach(tag -> item.add(term("post_tag", tag)));
        article.fields().forEach((name, value) -> item.add(meta(name, value)));
        if (!text.link().isEmpty()) {
            item.add(meta("_links_to", text.link())); // as the plugin Page Links To keeps it
        }
        formerSlugs(entry).forEach(slug -> item.add(meta("_wp_old_slug", slug)));
        if (!text.cover().isEmpty()) {
            item.add(meta("_thumbnail_id", Integer.toString(id(text.cover()))));
        }
        addComments(text.comments(), 0, CommentDates.of(text.comments()), item);
        return new Xml().element("item", item).toString();
    }

    /** A category or a tag that an article has. */
    private Xml term(String domain, Term term) {
        return new Xml()
                .cdata("category", WordPressText.name(term.name()), "domain", domain, "nicename", targets.slug(term));
    }

    private static String title(ExportedEntry entry) {
        return WordPressText.plain(entry.article().title());
    }

    private int id(String upload) {
        return uploads.computeIfAbsent(upload, path -> ++lastId);
    }

    private static Xml meta(String key, String value) {
        return new Xml()
                .element("wp:postmeta", new Xml().cdata("wp:meta_key", key).cdata("wp:meta_value", value));
    }

    /** Short names in addresses that an article has had: WordPress leads from them to the present one. */
    private List<String> formerSlugs(ExportedEntry entry) {
        return moved.getOrDefault(entry.key(), List.of()).stream()
                .map(address ->
                        address.replaceFirst("/$", "").replaceFirst(".*/", "").replaceFirst("\\.html$", ""))
                .filter(slug -> !slug.isEmpty() && !slug.equals(targets.slug(entry)))
                .distinct()
                .toList();
    }

    private Xml dates(LocalDateTime date) {
        ZonedDateTime zoned = date.atZone(blog.site().blog().zone());
        return new Xml()
                .element("pubDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(zoned))
                .element("wp:post_date", blog.localDate(date))
                .element("wp:post_date_gmt", blog.localDate(utc(zoned.toInstant())));
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Numbered in the order in which they are shown, since WordPress wants a comment before the answers to it. */
    private void addComments(List<Comment> comments, int parent, CommentDates dates, Xml item) {
        for (Comment comment : comments) {
            int id = ++lastComment;
            Instant date = dates.of(comment);
            item.element(
                    "wp:comment",
                    new Xml()
                            .element("wp:comment_id", id)
                            .cdata("wp:comment_author", WordPressText.name(comment.author()))
                            .element("wp:comment_author_email", "")
                            .element("wp:comment_author_url", comment.authorUrl())
                            .element("wp:comment_author_IP", "")
                            .element(
                                    "wp:comment_date",
                                    blog.localDate(
                                            date.atZone(blog.site().blog().zone())
                                                    .toLocalDateTime()))
                            .element("wp:comment_date_gmt", blog.localDate(utc(date)))
                            .cdata("wp:comment_content", WordPressText.comment(texts.comment(comment.content())))
                            .element("wp:comment_approved", "1")
                            .element("wp:comment_type", "comment")
                            .element("wp:comment_parent", parent)
                            .element("wp:comment_user_id", 0));
            addComments(comment.children(), id, dates, item);
        }
    }

    /** An upload of an article. */
    private Xml attachment(String path, ExportedEntry entry) {
        String name = Segments.last(path);
        String url = targets.dataUpload(path);
        String title = WordPressText.plain(name);
        return new Xml()
                .element(
                        "item",
                        new Xml()
                                .cdata("title", title)
                                .element("link", url)
                                .add(dates(dates.of(
                                        "attachment", title, entry.article().date())))
                                .cdata("dc:creator", targets.slug(catalogue.author(entry.article())))
                                .element("guid", url)
                                .element("content:encoded", "")
                                .element("excerpt:encoded", "")
                                .element("wp:post_id", id(path))
                                .element("wp:comment_status", "closed")
                                .element("wp:ping_status", "closed")
                                .element("wp:post_name", "")
                                .element("wp:status", "inherit")
                                .element("wp:post_parent", entry.id())
                                .element("wp:menu_order", 0)
                                .element("wp:post_type", "attachment")
                                .element("wp:post_password", "")
                                .element("wp:is_sticky", 0)
                                .element("wp:attachment_url", url)
                                .add(meta("_wp_attached_file", folder(path) + name)));
    }

    /** WordPress's folder of a month: {@code 2024/01/} for {@code content/uploadfile/202401/}. */
    private static String folder(String path) {
        Matcher month = MONTH.matcher(path);
        return month.find() ? month.group(1) + "/" + month.group(2) + "/" : "";
    }

    /** The blog, its authors and its categories. */
    private Xml head() {
        Blog about = blog.site().blog();
        Xml head = new Xml()
                .element("title", about.name())
                .element("link", targets.base())
                .element("description", about.description())
                .element("language", blog.config().site().language())
                .element("generator", "emlog-static")
                .element("wp:wxr_version", "1.2")
                .element("wp:base_site_url", targets.base())
                .element("wp:base_blog_url", targets.base());
        for (Term author : catalogue.all(SiteKey.Kind.AUTHOR)) {
            head.element(
                    "wp:author",
                    new Xml()
                            .element("wp:author_id", author.key().name())
                            .cdata("wp:author_login", targets.slug(author))
                            .element("wp:author_email", "")
                            .cdata("wp:author_display_name", author.name()));
        }
        for (boolean below : new boolean[] {false, true}) { // a category has to be there before those below it
            catalogue.all(SiteKey.Kind.CATEGORY).stream()
                    .filter(category -> catalogue.parent(category).isPresent() == below)
                    .forEach(category -> head.add(category(category)));
        }
        return head;
    }

    private Xml category(Term category) {
        return new Xml()
                .element(
                        "wp:category",
                        new Xml()
                                .element("wp:term_id", category.key().name())
                                .element("wp:category_nicename", targets.slug(category))
                                .element(
                                        "wp:category_parent",
                                        catalogue
                                                .parent(category)
                                                .map(targets::slug)
                                                .orElse(""))
                                .cdata("wp:cat_name", WordPressText.name(category.name()))
                                .cdata("wp:category_description", WordPressText.plain(category.description())));
    }
}
