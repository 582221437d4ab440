package io.github.emlogstatic.emlog.page;

import java.util.List;

/**
 * What a list shows beside an article's text.
 *
 * @param category the name, or empty
 * @param categoryAddress relative to the base, or empty
 * @param tags in the list's order
 * @param cover path of an upload, or empty
 */
public record ListedLabels(String category, String categoryAddress, List<String> tags, String cover) {

    /** Nothing is shown. */
    public static final ListedLabels NONE = new ListedLabels("", "", List.of(), "");

    public ListedLabels {
        tags = List.copyOf(tags);
    }
}
