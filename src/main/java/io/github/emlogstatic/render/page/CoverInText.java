package io.github.emlogstatic.render.page;

import io.github.emlogstatic.render.view.View;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether the first picture of a text is the article's cover, which would then be on the page twice. */
final class CoverInText {

    private static final Pattern FIRST_IMAGE = Pattern.compile("<img ([^>]*+)>");

    private CoverInText() {}

    /**
     * @param html a text that is ready for the page, so that its addresses are those of the cover
     * @param cover the cover, whose smaller version counts as well
     */
    static boolean isShown(String html, View.@Nullable Image cover) {
        if (cover == null) {
            return false;
        }
        Matcher first = FIRST_IMAGE.matcher(html);
        return first.find()
                && cover.addresses().anyMatch(address -> first.group(1).contains("src=\"" + address + "\""));
    }
}
