package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code sort_list}: the categories in two levels, sorted as PHP sorts arrays. */
final class CategoryAnswers {

    private static final Comparator<Category> BY_PARENT =
            Comparator.comparing(Category::parentId).thenComparing(Category::order);

    /** Fewer keys first, then by {@code sid}, which is the first key. */
    private static final Comparator<ObjectNode> PHP_ORDER = Comparator.comparing(ObjectNode::size)
            .thenComparing(json -> json.path("sid").asInt());

    private final List<Category> categories;
    private final Map<Integer, Long> articles;

    CategoryAnswers(ServedBlog blog) {
        this.categories = blog.categories().stream().sorted(BY_PARENT).toList();
        this.articles =
                blog.listed().stream().collect(Collectors.groupingBy(Article::categoryId, Collectors.counting()));
    }

    Answer list() {
        Map<Integer, ObjectNode> roots = new TreeMap<>();
        for (Category category : categories) {
            if (category.parentId() == 0) {
                roots.put(category.id(), json(category));
            } else {
                // A child without a parent makes an entry that holds nothing else.
                roots.computeIfAbsent(category.parentId(), id -> Answer.object())
                        .withArray("children")
                        .add(json(category));
            }
        }
        ObjectNode data = Answer.object();
        data.putArray("sorts").addAll(roots.values().stream().sorted(PHP_ORDER).toList());
        return Answer.data(data);
    }

    private ObjectNode json(Category category) {
        CategorySettings settings = category.settings();
        return Answer.object()
                .put("sid", category.id())
                .put("lognum", String.valueOf(articles.getOrDefault(category.id(), 0L)))
                .put("sortname", Php.escape(category.name()))
                .put("alias", category.alias())
                .put("description", Php.escape(category.description()))
                .put("kw", Php.escape(settings.keywords()))
                .put("title_origin", settings.title())
                .put("title", Php.escape(settings.title()))
                .put("taxis", category.order())
                .put("pid", category.parentId())
                .put("template", Php.escape(settings.template()))
                .put("sortimg", Php.escape(settings.image()))
                .put("page_count", settings.pageSize())
                .put("allow_user_post", settings.forOwnersOnly() ? "n" : "y");
    }
}
