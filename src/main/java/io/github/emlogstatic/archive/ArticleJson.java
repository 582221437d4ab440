package io.github.emlogstatic.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of articles and pages: one object, in which the keys of the text follow those of the article. */
final class ArticleJson {

    private ArticleJson() {}

    static byte[] bytes(ArchivedArticle article) {
        ObjectNode json = ArchiveJson.tree(article.article());
        json.put("source", article.origin().word());
        json.put("listed", article.listed());
        return ArchiveJson.bytes(addText(json, article.body(), article.extra(), article.settings()));
    }

    static byte[] bytes(ArchivedPage page) {
        ObjectNode json = ArchiveJson.tree(page.page());
        json.put("source", page.origin().word());
        return ArchiveJson.bytes(addText(json, page.body(), page.extra(), page.settings()));
    }

    /** Archives of earlier versions have no settings, so they are written only where there are any. */
    private static ObjectNode addText(ObjectNode json, Body body, Map<String, Object> extra, ArticleSettings settings) {
        ObjectNode text = ArchiveJson.tree(body);
        json.setAll(text);
        json.set("extra", ArchiveJson.tree(extra));
        if (!settings.equals(ArticleSettings.NONE)) {
            json.set("settings", ArchiveJson.tree(settings));
        }
        return json;
    }

    static @Nullable ArchivedArticle article(byte[] bytes) throws IOException {
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

    static @Nullable ArchivedPage page(byte[] bytes) throws IOException {
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
