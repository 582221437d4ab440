package io.github.emlogstatic.render.page;

import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.render.view.View;
import org.jspecify.annotations.Nullable;

/**
 * A cover and its text as the page shows them. If the text begins with the cover, or with one of its versions, the page
 * shows it only there, and the browser loads it early, as any cover.
 *
 * @param cover above the text, or null
 */
record CoverInText(View.@Nullable Image cover, String html) {

    /**
     * @param text ready for the page, so that its addresses are those of the cover
     * @param cover the cover, whose smaller version counts as well
     */
    static CoverInText of(RewrittenHtml text, View.@Nullable Image cover) {
        String html = text.html();
        if (cover == null) {
            return new CoverInText(null, html);
        }
        return text.leading()
                .filter(image -> cover.addresses().anyMatch(image.addresses()::contains))
                .map(image -> new CoverInText(
                        null,
                        new StringBuilder(html)
                                .insert(image.at(), " fetchpriority=\"high\"")
                                .toString()))
                .orElseGet(() -> new CoverInText(cover, html));
    }
}
