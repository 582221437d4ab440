package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.CommentDates;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes articles, pages, comments and uploads as items, and gives them numbers. For one thread. */
final class WxrItems {

    private static final Pattern MONTH = Pattern.compile("uploadfile/((?:19|20)\\d\\d)(0[1-9]|1[0-2])/");

    private static final int LONGEST_GUID = 255;

    private final ExportedBlog blog;
    private final TermCatalogue catalogue;
    private final WordPressTargets targets;
    private final ExportedTexts texts;
    private final Map<SiteKey, List<String>> moved;
    private final WxrDates dates = new WxrDates();
    private final Map<String, Integer> uploads = new HashMap<>();
    private int lastId;
    private int lastComment;

    /** @param moved {@link Places#moved} */
    WxrItems(
            ExportedBlog blog,
            TermCatalogue catalogue,
            WordPressTargets targets,
            ExportedTexts texts,
            Map<SiteKey, List<String>> moved) {
        this.blog = blog;
        this.catalogue = catalogue;
        this.targets = targets;
        this.texts = texts;
        this.moved = moved;
        this.lastId = blog.entries().stream().mapToInt(ExportedEntry::id).max().orElse(0);
    }

    /** How many uploads have a number. */
    int uploads() {
        return uploads.size();
    }

    /** How many comments have been written. */
    int comments() {
        return lastComment;
    }

    /** An article or a page as an item. */
    String item(WxrText text) {
        ExportedEntry entry = text.entry();
        Article article = entry.article();
        String kind = entry.isPage() ? "page" : "post";
        String title = text.title();
        Xml item = new Xml()
                .cdata("title", title)
                .element("link", blog.address(article.url()))
                .add(dates(dates.of(kind, article.date())))
                .cdata("dc:creator", targets.slug(catalogue.author(article)))
                .element("guid", guid(article))
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
        addTerms(article, item);
        addMeta(text, item);
        addComments(text.comments(), 0, CommentDates.of(text.comments()), item);
        return new Xml().element("item", item).toString();
    }

    private void addTerms(Article article, Xml item) {
        List<Term> categories = catalogue.categories(article);
        if (!categories.isEmpty()) {
            item.add(term("category", categories.get(categories.size() - 1))); // WordPress knows the one above
        }
        catalogue.tags(article).forEach(tag -> item.add(term("post_tag", tag)));
    }

    private void addMeta(WxrText text, Xml item) {
        ExportedEntry entry = text.entry();
        entry.article().fields().forEach((name, value) -> item.add(meta(name, value)));
        if (!text.link().isEmpty()) {
            item.add(meta("_links_to", text.link())); // as the plugin Page Links To keeps it
        }
        item.add(meta("_emlog_id", Integer.toString(entry.id()))); // WordPress may give another number
        formerSlugs(entry).forEach(slug -> item.add(meta("_wp_old_slug", slug)));
        if (!text.cover().isEmpty()) {
            item.add(meta("_thumbnail_id", Integer.toString(id(text.cover()))));
        }
    }

    /** The address at the blog. WordPress takes no article with a longer one. */
    private String guid(Article article) {
        String address = blog.address(article.url());
        return address.length() <= LONGEST_GUID ? address : blog.address("?post=" + article.id());
    }

    /** A category or a tag that an article has. */
    private Xml term(String domain, Term term) {
        return new Xml().cdata("category", targets.name(term), "domain", domain, "nicename", targets.slug(term));
    }

    private int id(String upload) {
        return uploads.computeIfAbsent(upload, path -> ++lastId);
    }

    private static Xml meta(String key, String value) {
        return new Xml()
                .element("wp:postmeta", new Xml().cdata("wp:meta_key", key).cdata("wp:meta_value", value));
    }

    /**
     * Short names from the addresses of an article at the blog. WordPress redirects them to the address that it gives
     * the article.
     */
    private List<String> formerSlugs(ExportedEntry entry) {
        Set<String> others = Set.of("", targets.slug(entry));
        return Stream.concat(Stream.of(entry.article().url()), moved.getOrDefault(entry.key(), List.of()).stream())
                .flatMap(WordPressTargets::asked)
                .filter(slug -> !others.contains(slug))
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
        ZoneId zone = blog.site().blog().zone();
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
                            .element("wp:comment_date", blog.localDate(LocalDateTime.ofInstant(date, zone)))
                            .element("wp:comment_date_gmt", blog.localDate(utc(date)))
                            .cdata("wp:comment_content", WordPressText.comment(texts.comment(comment.content())))
                            .element("wp:comment_approved", "1")
                            .element("wp:comment_type", "comment")
                            .element("wp:comment_parent", parent)
                            .element("wp:comment_user_id", comment.userId()));
            addComments(comment.children(), id, dates, item);
        }
    }

    /** An upload of an article, as an item. */
    Xml attachment(String path, ExportedEntry entry) {
        String name = Segments.last(path);
        String url = targets.dataUpload(path);
        String title = WordPressText.title(name);
        return new Xml()
                .element(
                        "item",
                        new Xml()
                                .cdata("title", title)
                                .element("link", url)
                                .add(dates(
                                        dates.of("attachment", entry.article().date())))
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
}
