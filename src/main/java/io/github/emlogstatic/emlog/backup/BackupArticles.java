package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The articles and standalone pages of a backup, in the form in which emlog's API tells them. Texts stay in the file and are
 * read when they are needed.
 *
 * @param zone the zone that the dates of articles are in
 */
record BackupArticles(
        Tables tables, AddressReader addresses, ZoneId zone, List<Category> categories, Map<Integer, Author> users) {

    /** The notice that emlog shows in place of a protected text. */
    private static final String PROTECTED = "<p>[该文章已加密，请点击标题输入密码访问]</p>";

    /** The users who have written an article or a page. */
    List<Author> authors() throws BackupException {
        Map<Integer, Author> writers = new TreeMap<>();
        for (SqlRow row : tables.posts.values()) {
            int id = row.integer("author");
            writers.put(id, authorOf(id));
        }
        return List.copyOf(writers.values());
    }

    /** Public articles as {@code article_list} gives them: newest first, protected ones without their texts. */
    List<ListEntry> shown(Instant now) throws IOException {
        List<ListEntry> entries = new ArrayList<>();
        for (Map.Entry<Integer, SqlRow> post : tables.posts.entrySet()) {
            SqlRow row = post.getValue();
            if (!isPage(row) && isShown(row) && !row.instant("date").isAfter(now)) {
                entries.add(entry(post.getKey(), row));
            }
        }
        entries.sort(Comparator.comparing(ListEntry::article, Article.NEWEST_FIRST));
        return entries;
    }

    /** As in {@link Backup#keptBack}. */
    List<Integer> keptBack(Instant now) throws BackupException {
        List<Integer> ids = new ArrayList<>();
        for (Map.Entry<Integer, SqlRow> post : tables.posts.entrySet()) {
            SqlRow row = post.getValue();
            boolean early = !isPage(row) && row.instant("date").isAfter(now);
            if (!isShown(row) || early || !row.isEmpty("password")) {
                ids.add(post.getKey());
            }
        }
        return ids;
    }

    /** The ids of public standalone pages. */
    List<Integer> pages() throws BackupException {
        List<Integer> ids = new ArrayList<>();
        for (Map.Entry<Integer, SqlRow> post : tables.posts.entrySet()) {
            if (isPage(post.getValue()) && isShown(post.getValue())) {
                ids.add(post.getKey());
            }
        }
        return ids;
    }

    /** An article or a page with its text and its address, public or not. */
    Optional<ArticleDetail> detail(int id) throws IOException {
        SqlRow row = tables.posts.get(id);
        return row == null ? Optional.empty() : Optional.of(detail(id, row));
    }

    /** The addresses of all standalone pages, public or not, by id. */
    Map<Integer, String> pageAddresses() throws BackupException {
        Map<Integer, String> addressesById = new HashMap<>();
        for (Map.Entry<Integer, SqlRow> post : tables.posts.entrySet()) {
            if (isPage(post.getValue())) {
                addressesById.put(post.getKey(), url(post.getKey(), post.getValue()));
            }
        }
        return addressesById;
    }

    private static boolean isPage(SqlRow row) throws BackupException {
        return row.text("type").equals("page");
    }

    /** emlog's own rule, without the date: {@code hide='n' AND checked='y'}. */
    private static boolean isShown(SqlRow row) throws BackupException {
        return !row.yes("hide") && (row.isEmpty("checked") || row.yes("checked"));
    }

    private ListEntry entry(int id, SqlRow row) throws IOException {
        Article article = article(id, row);
        String source = article.needsPassword() ? PROTECTED : source(texts(id));
        Author author = authorOf(article.authorId());
        return new ReadEntry(
                article,
                article.needsPassword() ? PROTECTED : "",
                source,
                new ListEntry.Names(
                        category(article.categoryId()).map(Category::name).orElse(""),
                        author.name(),
                        Optional.of(author.avatar())),
                counts(row),
                extra(row),
                article.needsPassword() ? Optional.empty() : Optional.of(settings(row)),
                "");
    }

    private static ArticleCounts counts(SqlRow row) throws BackupException {
        return new ArticleCounts(
                row.integer("views"),
                row.integer("comnum"),
                row.integer("like_count"),
                row.integer("dislike_count"),
                row.integer("collect_count"));
    }

    private static String source(SqlRow texts) throws BackupException {
        return texts.isEmpty("excerpt") ? texts.text("content") : texts.text("excerpt");
    }

    private SqlRow texts(int id) throws IOException {
        return SqlReader.at(Optional.ofNullable(tables.texts.get(id)).orElseThrow(), Schema.TEXTS);
    }

    private ArticleDetail detail(int id, SqlRow row) throws IOException {
        SqlRow texts = texts(id);
        String content = texts.text("content");
        String excerpt = texts.text("excerpt");
        Article article = article(id, row);
        return new ArticleDetail(
                article,
                row.text("type"),
                new Body(Markdown.html(content), content, Markdown.html(excerpt), excerpt),
                true,
                counts(row),
                extra(row));
    }

    /** What an owner has set for an article or a page. */
    ArticleSettings settings(int id) throws BackupException {
        SqlRow row = tables.posts.get(id);
        return row == null ? ArticleSettings.NONE : settings(row);
    }

    /** {@code page} is the template that emlog itself gives to pages. */
    private static ArticleSettings settings(SqlRow row) throws BackupException {
        String template = row.text("template");
        boolean usual = isPage(row) && template.equals("page");
        return new ArticleSettings(row.text("allow_remark").equals("n"), row.text("link"), usual ? "" : template);
    }

    /** The article that this one is below, as the API tells it. */
    private static Map<String, Object> extra(SqlRow row) throws BackupException {
        int parent = row.integer("parent_id");
        return parent > 0 ? Map.of("parent_id", parent) : Map.of();
    }

    private Article article(int id, SqlRow row) throws BackupException {
        return Article.builder(id)
                .title(row.text("title"))
                .date(LocalDateTime.ofInstant(row.instant("date"), zone))
                .url(url(id, row))
                .author(row.integer("author"))
                .category(row.integer("sortid"))
                .tags(tags(row.text("tags")))
                .pinned(row.yes("top"), row.yes("sortop"))
                .cover(addresses.upload(row.text("cover")))
                .needsPassword(!row.isEmpty("password"))
                .fields(tables.fields.getOrDefault(id, Map.of()))
                .build();
    }

    private String url(int id, SqlRow row) throws BackupException {
        String folder = category(row.integer("sortid"))
                .map(category -> category.alias().isEmpty() ? category.name() : category.alias())
                .orElse("");
        return tables.options.addresses().post(id, row.text("alias"), folder);
    }

    /** In the order of ids, as in emlog's query. */
    private List<String> tags(String ids) throws BackupException {
        List<Integer> inOrder = Pattern.compile(",")
                .splitAsStream(ids)
                .map(String::strip)
                .map(Numbers::of)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        List<String> names = new ArrayList<>();
        for (Integer id : inOrder) {
            SqlRow tag = tables.tags.get(id);
            if (tag != null) {
                names.add(tag.text("tagname"));
            }
        }
        return names;
    }

    private Optional<Category> category(int id) {
        return categories.stream().filter(category -> category.id() == id).findFirst();
    }

    private Author authorOf(int id) {
        return users.getOrDefault(id, Author.unknown(id));
    }
}
