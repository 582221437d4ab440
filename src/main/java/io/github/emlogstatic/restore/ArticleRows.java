package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArchivedText;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.TagSettings;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes articles, standalone pages, their tags and their fields. */
final class ArticleRows {

    private final SqlWriter writer;
    private final ZoneId zone;
    private final KnownAddresses addresses;
    private final MovedTexts texts;
    private final BlogAddresses own;
    private final TagRows tags = new TagRows();
    private final Set<Integer> ids = new HashSet<>();
    private int shownArticles;
    private int shownPages;
    private int lastField;
    private final List<String> hidden = new ArrayList<>();
    private final SortedSet<String> closedUploads = new TreeSet<>();

    /** @param own the addresses of the archived blog */
    ArticleRows(SqlWriter writer, ZoneId zone, KnownAddresses addresses, MovedTexts texts, BlogAddresses own) {
        this.writer = writer;
        this.zone = zone;
        this.addresses = addresses;
        this.texts = texts;
        this.own = own;
    }

    void article(ArchivedArticle archived, ArticleCounts counts, Visibility shown) throws IOException {
        Article article = archived.article();
        Map<String, Object> row = row(archived, counts);
        row.put("type", "blog");
        row.put("top", SqlWriter.yes(article.top()));
        row.put("sortop", SqlWriter.yes(article.categoryTop()));
        row.put("tags", tags.idsOf(article));
        write(row, archived.body(), shown);
        shownArticles += shown.draft() ? 0 : 1;
        fields(article);
    }

    /**
     * Writes the custom fields. Their ids are fixed here, so that a file that is imported twice does not add them
     * twice.
     */
    private void fields(Article article) throws IOException {
        for (Map.Entry<String, String> field : article.fields().entrySet()) {
            writer.row(
                    "blog_fields",
                    Map.of(
                            "id",
                            ++lastField,
                            "gid",
                            article.id(),
                            "field_key",
                            field.getKey(),
                            "field_value",
                            field.getValue()));
        }
    }

    void page(ArchivedPage archived, ArticleCounts counts, Visibility shown) throws IOException {
        Map<String, Object> row = row(archived, counts);
        row.put("type", "page");
        row.computeIfPresent("template", (key, template) -> template.equals("") ? "page" : template);
        write(row, archived.body(), shown);
        shownPages += shown.draft() ? 0 : 1;
    }

    private void write(Map<String, Object> row, Body body, Visibility shown) throws IOException {
        row.put("hide", SqlWriter.yes(shown.draft()));
        row.put("password", shown.password());
        writer.row("blog", row);
        if (shown.draft()) {
            hidden.add("hidden: '" + row.get("title") + "' (" + row.get("gid") + ")");
        }
        if (!shown.isOpen()) {
            closedUploads.addAll(Uploads.in(body.content(), own));
        }
    }

    /** The uploads that hidden and protected articles and pages show. */
    SortedSet<String> closedUploads() {
        return closedUploads;
    }

    /** How many articles readers see, protected ones too. */
    int shownArticles() {
        return shownArticles;
    }

    int shownPages() {
        return shownPages;
    }

    /** The titles and ids of hidden articles and pages. */
    List<String> hidden() {
        return List.copyOf(hidden);
    }

    /** Whether an article or a page of that number is written. */
    boolean holds(int id) {
        return ids.contains(id);
    }

    private Map<String, Object> row(ArchivedText archived, ArticleCounts counts) {
        Article article = archived.article();
        Body body = archived.body().withSources();
        int id = article.id();
        ids.add(id);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("gid", id);
        row.put("title", article.title());
        row.put("date", article.date().atZone(zone).toEpochSecond());
        row.put("content", texts.moved(body.contentSource()));
        row.put("excerpt", texts.moved(body.excerptSource()));
        row.put("alias", addresses.alias(id));
        row.put("cover", texts.path(article.cover()));
        row.put("author", article.authorId());
        row.put("sortid", article.categoryId());
        row.put("views", counts.views());
        row.put("comnum", counts.comments());
        row.put("like_count", counts.likes());
        row.put("dislike_count", counts.dislikes());
        row.put("collect_count", counts.collections());
        row.put("checked", "y");
        ArticleSettings settings = archived.settings();
        row.put("allow_remark", SqlWriter.yes(!settings.closed()));
        row.put("link", texts.moved(settings.link()));
        row.put("template", settings.template());
        row.put("parent_id", archived.extra().getOrDefault("parent_id", 0));
        return row;
    }

    /**
     * The tags, once all articles are written.
     *
     * @param settings what the owner has set for some of them
     */
    void tags(List<TagSettings> settings, Losses losses) throws IOException {
        tags.write(settings, writer, losses);
    }
}
