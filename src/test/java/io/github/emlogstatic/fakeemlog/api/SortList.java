package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.model.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sort_list}: the categories in two levels, sorted as PHP sorts arrays and not by {@code taxis}. */
public final class SortList {

    private final Call call;
    private final EmlogVersion version;
    private final Map<Integer, Integer> articles = new LinkedHashMap<>();

    public SortList(Call call) {
        this.call = call;
        this.version = call.version();
        for (PostRow post : call.blog().posts()) {
            // Scheduled ones count as well.
            if (post.isArticle() && post.isReadable()) {
                articles.merge(post.category(), 1, Integer::sum);
            }
        }
    }

    public ApiResponse answer() {
        Map<Integer, ObjectNode> top = new LinkedHashMap<>();
        for (Category category : call.blog().categories()) {
            if (category.parentId() == 0) {
                top.put(category.id(), json(category));
            } else {
                // A child without a parent makes an entry that holds nothing else.
                top.computeIfAbsent(category.parentId(), id -> Answers.object())
                        .withArray("children")
                        .add(json(category));
            }
        }
        List<ObjectNode> sorted = new ArrayList<>(top.values());
        sorted.sort(phpOrder());
        ObjectNode data = Answers.object();
        ArrayNode sorts = data.putArray("sorts");
        sorts.addAll(sorted);
        return Answers.ok(data);
    }

    /** Fewer keys first, then by the first key that differs: {@code sid}, or {@code lognum} in old versions. */
    private Comparator<ObjectNode> phpOrder() {
        Comparator<ObjectNode> bySize = Comparator.comparing(ObjectNode::size);
        Comparator<ObjectNode> byId =
                Comparator.comparing(json -> json.path("sid").asInt());
        Comparator<ObjectNode> byCount =
                Comparator.comparing(json -> json.path("lognum").asInt());
        return version.identifiesCategoriesFirst()
                ? bySize.thenComparing(byId)
                : bySize.thenComparing(byCount)
                        .thenComparing(json -> json.path("sortname").asText());
    }

    private ObjectNode json(Category category) {
        ObjectNode json = Answers.object();
        if (version.identifiesCategoriesFirst()) {
            json.put("sid", category.id());
        }
        json.put("lognum", String.valueOf(articles.getOrDefault(category.id(), 0)));
        json.put("sortname", PhpFunctions.escape(category.name()));
        names(json, category);
        if (!version.identifiesCategoriesFirst()) {
            json.put("sid", category.id());
        }
        json.put("taxis", category.order()).put("pid", category.parentId()).put("template", "");
        if (version.illustratesCategories()) {
            json.put("sortimg", "");
        }
        if (version.identifiesCategoriesFirst()) {
            json.put("page_count", 0).put("allow_user_post", "y");
        }
        return json;
    }

    private void names(ObjectNode json, Category category) {
        String description = PhpFunctions.escape(category.description());
        if (!version.describesCategories()) {
            json.put("description", description).put("alias", category.alias());
            return;
        }
        json.put("alias", category.alias()).put("description", description).put("kw", "");
        if (version.givesSources()) {
            json.put("title_origin", "").put("title", "");
        }
    }
}
