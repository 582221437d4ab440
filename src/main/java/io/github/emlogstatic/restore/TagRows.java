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
    void write(List<TagSettings> settings, SqlWriter writer, Losses losses) throws IOException {
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
            row.put("gid", articles(name, tag.getValue().articles(), writer, losses));
            writer.row("tag", row);
        }
    }

    /** The last ids, where the column does not hold all: emlog lists the newest articles first. */
    private static String articles(String tag, List<Integer> articles, SqlWriter writer, Losses losses) {
        String all = articles.stream().map(String::valueOf).collect(Collectors.joining(","));
        int beyond = all.length()
                - writer.limit("tag", "gid")
                        .map(limit -> limit.cut(all))
                        .orElse(all)
                        .length();
        if (beyond == 0) {
            return all;
        }
        String last = all.substring(all.indexOf(',', beyond - 1) + 1);
        losses.of("the page of the tag '" + tag + "' in emlog lists only the last " + last.split(",").length
                + " of its "
                + articles.size() + " articles: the column tag.gid holds no more ids; to list all, make it a mediumtext"
                + " in the fresh emlog and download its backup again");
        return last;
    }
}
