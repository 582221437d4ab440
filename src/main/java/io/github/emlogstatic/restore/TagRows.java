package io.github.emlogstatic.restore;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.TagSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives each tag a number when the first article with it is written, and writes the tags after all articles. */
final class TagRows {

    private final Map<String, Tag> tags = new LinkedHashMap<>();

    private record Tag(int id, List<Integer> articles) {}

    /** The numbers of an article's tags, as emlog's table of articles has them: {@code 3,7}. */
    String idsOf(Article article) {
        List<String> ids = new ArrayList<>();
        for (String name : article.tags()) {
            Tag tag = tags.computeIfAbsent(name, first -> new Tag(tags.size() + 1, new ArrayList<>()));
            tag.articles().add(article.id());
            ids.add(Integer.toString(tag.id()));
        }
        return String.join(",", ids);
    }

    /** @param settings what the owner has set for some of the tags */
    void write(List<TagSettings> settings, SqlWriter writer) throws IOException {
        Map<String, TagSettings> known = new HashMap<>();
        settings.forEach(tag -> known.put(tag.name(), tag));
        for (Map.Entry<String, Tag> tag : tags.entrySet()) {
            String name = tag.getKey();
            TagSettings set = known.getOrDefault(name, new TagSettings(name, "", "", ""));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("tid", tag.getValue().id());
            row.put("tagname", name);
            row.put("description", set.description());
            row.put("kw", set.keywords());
            row.put("title", set.title());
            row.put("gid", articles(tag.getValue()));
            writer.row("tag", row);
        }
    }

    private static String articles(Tag tag) {
        return tag.articles().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
