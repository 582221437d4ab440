package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.emlog.article.ListEntry;
import java.util.Set;

/**
 * What is known of an article before its page is read. It identifies the article's text on the page.
 *
 * @param title as the list has it, or empty
 * @param description the HTML in the list, or empty
 * @param lead whether the description may be only the beginning of the text, as on list pages; in the API it is the
 *     whole text or an excerpt
 * @param text the HTML of the whole text, if another source has it; otherwise empty
 * @param categories addresses of the blog's categories relative to its base, as far as they are known
 */
public record KnownText(String title, String description, boolean lead, String text, Set<String> categories) {

    public static final KnownText NONE = new KnownText("", "", false, "", Set.of());

    public KnownText {
        categories = Set.copyOf(categories);
    }

    /**
     * How well this identifies the text. A longer description is more likely to be the whole text, and to be on the
     * page only once.
     */
    public int telling() {
        return Math.max(description.length(), 1000 * text.length());
    }

    /** The article as the API's list shows it. */
    public static KnownText of(ListEntry entry) {
        return new KnownText(entry.article().title(), entry.description(), false, "", Set.of());
    }
}
