package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.Article;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/**
 * The articles and standalone pages of a backup, in the form in which emlog's API tells them. Texts stay in the file and are
 * read when they are needed.
 *
 * @param zone the zone that the dates of articles are in
 */
record BackupArticles(
        Tables tables, AddressReader addresses, ZoneId zone, List<Category> categories, Map<Integer, Author> users) {

    private static final String NOTICE = "<p>[该文章已加密，请点击标题输入密码访问]</p>";

    /** The notice that emlog shows in place of a protected text. */
    private static final ListedText PROTECTED = ListedText.of(NOTICE, NOTICE);

    /** As in {@link Backup#authors}. */
    List<Author> authors(Instant now, boolean drafts) throws BackupException {
        Map<Integer, Author> writers = new TreeMap<>();
        for (Post post : tables.posts.values()) {
            if (drafts || post.isShown() && !post.isLater(now)) {
                writers.put(post.authorId(), authorOf(post.authorId()));
            }
        }
        return List.copyOf(writers.values());
    }

    /** Public articles as {@code article_list} gives them: newest first, protected ones without their texts. */
    List<ListEntry> shown(Instant now) throws BackupException {
        List<ListEntry> entries = new ArrayList<>();
        for (Post post : tables.posts.values()) {
            if (!post.isPage() && post.isShown() && !post.isLater(now)) {
                entries.add(entry(post));
            }
        }
        entries.sort(Comparator.comparing(ListEntry::article, Article.NEWEST_FIRST));
        return entries;
    }

    /** As in {@link Backup#keptBack}. */
    List<Integer> keptBack(Instant now) throws BackupException {
        List<Integer> ids = new ArrayList<>();
        for (Post post : tables.posts.values()) {
            if (!post.isShown() || post.isLater(now) || post.needsPassword()) {
                ids.add(post.id());
            }
        }
        return ids;
    }

    /** The ids of public standalone pages. */
    List<Integer> pages() throws BackupException {
        List<Integer> ids = new ArrayList<>();
        for (Post post : tables.posts.values()) {
            if (post.isPage() && post.isShown()) {
                ids.add(post.id());
            }
        }
        return ids;
    }

    /** The addresses of all standalone pages, public or not, by id. */
    Map<Integer, String> pageAddresses() throws BackupException {
        Map<Integer, String> addressesById = new HashMap<>();
        for (Post post : tables.posts.values()) {
            if (post.isPage()) {
                addressesById.put(post.id(), url(post));
            }
        }
        return addressesById;
    }

    private ListEntry entry(Post post) throws BackupException {
        Article article = article(post);
        Author author = authorOf(article.authorId());
        return new ReadEntry(
                article,
                article.needsPassword() ? PROTECTED : new TextInBackup(() -> source(texts(post))),
                new ListEntry.Names(
                        category(article.categoryId()).map(Category::name).orElse(""),
                        author.name(),
                        Optional.of(author.avatar())),
                post.counts(tables.approvedComments(post.id())),
                post.extra(),
                article.needsPassword() ? Optional.empty() : Optional.of(post.settings()),
                "");
    }

    /** The source of a text, which is read each time that somebody asks for it. */
    private record TextInBackup(IOSupplier<String> reading) implements ListedText {

        @Override
        public String description() {
            return "";
        }

        @Override
        public String descriptionSource() {
            return Uncheck.get(reading);
        }
    }

    private String source(SqlRow texts) throws BackupException {
        return typed(texts, texts.isEmpty("excerpt") ? "content" : "excerpt");
    }

    /** emlog 5 and 6 show a text without the mark where its summary ends ({@code rmBreak}). */
    private String typed(SqlRow texts, String column) throws BackupException {
        String typed = texts.text(column);
        return tables.isClassic() ? typed.replace("[break]", "") : typed;
    }

    private String html(String typed) {
        return tables.isClassic() ? typed : Markdown.html(typed);
    }

    private SqlRow texts(Post post) throws IOException {
        return SqlReader.at(Optional.ofNullable(tables.texts.get(post.id())).orElseThrow(), Schema.TEXTS);
    }

    /** An article or a page with its text and its address, public or not. */
    Optional<ArticleDetail> detail(int id) throws IOException {
        Post post = tables.posts.get(id);
        return post == null ? Optional.empty() : Optional.of(detail(post));
    }

    private ArticleDetail detail(Post post) throws IOException {
        SqlRow texts = texts(post);
        String content = typed(texts, "content");
        String excerpt = typed(texts, "excerpt");
        return new ArticleDetail(
                article(post),
                post.type(),
                new Body(html(content), content, html(excerpt), excerpt),
                true,
                post.counts(tables.approvedComments(post.id())),
                post.extra());
    }

    private Article article(Post post) throws BackupException {
        SqlRow row = post.row();
        return Article.builder(post.id())
                .title(row.text("title"))
                .date(LocalDateTime.ofInstant(post.date(), zone))
                .url(url(post))
                .author(post.authorId())
                .category(post.categoryId())
                .tags(tags(post))
                .pinned(row.yes("top"), row.yes("sortop"))
                .cover(addresses.upload(row.text("cover")))
                .needsPassword(post.needsPassword())
                .fields(tables.fields.getOrDefault(post.id(), Map.of()))
                .build();
    }

    private String url(Post post) throws BackupException {
        String folder = category(post.categoryId())
                .map(category -> category.alias().isEmpty() ? category.name() : category.alias())
                .orElse("");
        return tables.options.addresses().post(post.id(), post.row().text("alias"), folder);
    }

    /** In the order of ids, as in emlog's query. */
    private List<String> tags(Post post) throws BackupException {
        Stream<Integer> told = Tables.idsIn(post.row().text("tags"));
        Stream<Integer> ofTags = tables.tagged.getOrDefault(post.id(), List.of()).stream();
        List<String> names = new ArrayList<>();
        for (Integer id : Stream.concat(told, ofTags).sorted().distinct().toList()) {
            SqlRow tag = tables.tags.get(id);
            if (tag != null) {
                names.add(tag.text("tagname"));
            }
        }
        return names;
    }

    private Optional<Category> category(int id) {
        return Category.find(id, categories);
    }

    private Author authorOf(int id) {
        return users.getOrDefault(id, Author.unknown(id));
    }
}
