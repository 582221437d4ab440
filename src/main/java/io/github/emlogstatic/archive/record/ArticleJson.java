package io.github.emlogstatic.archive.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of articles and pages: one object, in which the keys of the text follow those of the article. */
public final class ArticleJson {

    private ArticleJson() {}

    /**
     * The object, with its keys in the order of the file.
     *
     * @param listed pages have none
     * @param settings archives of earlier versions have none, so they are written only where there are any
     */
    private record Keys(
            @JsonUnwrapped Record head,
            String source,
            @JsonInclude(Include.NON_NULL) @Nullable String listed,
            @JsonUnwrapped Body body,
            Map<String, Object> extra,
            @JsonInclude(Include.NON_NULL) @Nullable ArticleSettings settings) {}

    public static byte[] bytes(ArchivedArticle article) {
        return ArchiveJson.bytes(new Keys(
                article.article(),
                article.origin().word(),
                article.listed(),
                article.body(),
                article.extra(),
                orNull(article.settings())));
    }

    public static byte[] bytes(ArchivedPage page) {
        return ArchiveJson.bytes(
                new Keys(page.page(), page.origin().word(), null, page.body(), page.extra(), orNull(page.settings())));
    }

    private static @Nullable ArticleSettings orNull(ArticleSettings settings) {
        return settings.equals(ArticleSettings.NONE) ? null : settings;
    }

    public static @Nullable ArchivedArticle article(byte[] bytes) throws IOException {
        JsonNode json = ArchiveJson.parseTree(bytes);
        return json.isObject()
                ? new ArchivedArticle(
                        ArchiveJson.value(json, Article.class),
                        ArchiveJson.value(json, Body.class),
                        new Origin(json.path("source").asText("")),
                        json.path("listed").asText(""),
                        extra(json),
                        settings(json))
                : null;
    }

    public static @Nullable ArchivedPage page(byte[] bytes) throws IOException {
        JsonNode json = ArchiveJson.parseTree(bytes);
        return json.isObject()
                ? new ArchivedPage(
                        ArchiveJson.value(json, Page.class),
                        ArchiveJson.value(json, Body.class),
                        new Origin(json.path("source").asText("")),
                        extra(json),
                        settings(json))
                : null;
    }

    private static ArticleSettings settings(JsonNode json) throws IOException {
        JsonNode settings = json.path("settings");
        return settings.isObject() ? ArchiveJson.value(settings, ArticleSettings.class) : ArticleSettings.NONE;
    }

    private static Map<String, Object> extra(JsonNode json) {
        JsonNode extra = json.path("extra");
        return extra.isObject() ? ArchiveJson.map(extra) : Map.of();
    }
}
