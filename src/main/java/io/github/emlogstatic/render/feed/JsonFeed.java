package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.write.Utf8Text;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.view.RenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Feed 1.1, one article a line. */
record JsonFeed(RenderContext context, FeedItems items) {

    static final String NAME = "feed.json";

    byte[] bytes(FeedChannel channel, Reads reads) throws IOException {
        List<Object> articles = new ArrayList<>();
        for (Article article : channel.articles()) {
            articles.add(item(article, reads));
        }
        Utf8Text json = new Utf8Text(1 << 15, 1 << 13);
        Json.write(head(channel), json);
        json.cut(json.size() - "}".length());
        json.add(",\"items\":");
        Json.writeLines(articles, json);
        return json.add("}\n").bytes();
    }

    private Map<String, Object> head(FeedChannel channel) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("version", "https://jsonfeed.org/version/1.1");
        head.put("title", channel.title());
        head.put("home_page_url", channel.home());
        if (context.frame.baseUrl().isPresent()) {
            head.put("feed_url", items.address(channel, NAME));
        }
        if (!channel.description().isEmpty()) {
            head.put("description", channel.description());
        }
        head.put("language", context.frame.language());
        return head;
    }

    private Map<String, Object> item(Article article, Reads reads) throws IOException {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", items.id(article));
        item.put("url", items.url(article));
        item.put("title", article.title());
        item.put("content_html", items.content(article, reads));
        item.put("summary", items.summary(article));
        item.put("date_published", context.dates.iso(article.date()));
        String author = items.author(article);
        if (!author.isEmpty()) {
            item.put("authors", List.of(Map.of("name", author)));
        }
        item.put("tags", items.categories(article));
        return item;
    }
}
