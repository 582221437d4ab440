package io.github.emlogstatic.render.page;

import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cover and its text as the page shows them. Where the first picture of the text is the cover, or has it among its
 * versions, the page has it once: in the text, and the browser is told to hurry with it, as with any cover.
 *
 * @param cover above the text, or null
 */
record CoverInText(View.@Nullable Image cover, String html) {

    private static final Pattern FIRST_IMAGE = Pattern.compile("<img ([^>]*+)>");

    /**
     * @param html a text that is ready for the page, so that its addresses are those of the cover
     * @param cover the cover, whose smaller version counts as well
     */
    static CoverInText of(String html, View.@Nullable Image cover) {
        if (cover == null) {
            return new CoverInText(null, html);
        }
        Matcher first = FIRST_IMAGE.matcher(html);
        return first.find() && cover.addresses().anyMatch(List.of(first.group(1).split("[\", ]+"))::contains)
                ? new CoverInText(
                        null,
                        new StringBuilder(html)
                                .insert(first.end(1), " fetchpriority=\"high\"")
                                .toString())
                : new CoverInText(cover, html);
    }
}
