package io.github.emlogstatic.emlog.page;

import java.util.List;

/**
 * The labels of an article in a list.
 *
 * @param category the name, or empty
 * @param categoryAddress relative to the base, or empty
 * @param tags in the list's order
 * @param cover the path of an upload, or empty
 */
public record ListedLabels(String category, String categoryAddress, List<String> tags, String cover) {

    public static final ListedLabels NONE = new ListedLabels("", "", List.of(), "");

    public ListedLabels {
        tags = List.copyOf(tags);
    }
}
