package io.github.emlogstatic.emlog.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which articles {@code article_list} gives, and in which order. What a version of emlog does not know, it ignores: before
 * 2.2 the order, before 2.6 the author.
 *
 * @param parameters of the call
 */
public record ListFilter(Map<String, String> parameters) {

    /** All articles, in the blog's order. */
    public static final ListFilter ALL = new ListFilter(Map.of());

    /** Orders other than the blog's own. */
    public enum Order {
        MOST_READ("views"),
        MOST_COMMENTED("comnum");

        private final String value;

        Order(String value) {
            this.value = value;
        }
    }

    public ListFilter {
        parameters = Map.copyOf(parameters);
    }

    /** Articles of a category; since emlog 2.6 also of those below it. */
    public ListFilter inCategory(int id) {
        return with("sort_id", Integer.toString(id));
    }

    /** Articles of a user. */
    public ListFilter by(int author) {
        return with("uid", Integer.toString(author));
    }

    /** Articles whose titles hold that text. */
    public ListFilter titled(String text) {
        return with("keyword", text);
    }

    /** Articles with a tag. emlog ignores a tag that the blog does not have, and gives all articles. */
    public ListFilter tagged(String tag) {
        return with("tag", tag);
    }

    public ListFilter in(Order order) {
        return with("order", order.value);
    }

    private ListFilter with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ListFilter(more);
    }
}
