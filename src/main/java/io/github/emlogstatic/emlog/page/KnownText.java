package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.emlog.api.ListEntry;
import java.util.Set;

/**
 * What is known of an article before its page is read, by which its text is known in the page.
 *
 * @param title as the list has it, or empty
 * @param description HTML that the list shows, or empty
 * @param lead whether the description may be just the beginning of the text, as it is on list pages; that of the API is
 *     the whole text or an excerpt
 * @param text HTML of the whole text, where another place than the list tells it; otherwise empty
 * @param categories addresses of the blog's categories relative to its base, as far as they are known
 */
public record KnownText(String title, String description, boolean lead, String text, Set<String> categories) {

    /** Nothing is known. */
    public static final KnownText NONE = new KnownText("", "", false, "", Set.of());

    public KnownText {
        categories = Set.copyOf(categories);
    }

    /** How much it tells of where the text is: the longer, the likelier it is all of it, and found but once. */
    public int telling() {
        return Math.max(description.length(), 1000 * text.length());
    }

    /** What the API's list tells. */
    public static KnownText of(ListEntry entry) {
        return new KnownText(entry.article().title(), entry.description(), false, "", Set.of());
    }
}
