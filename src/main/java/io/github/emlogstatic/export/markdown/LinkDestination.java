package io.github.emlogstatic.export.markdown;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address and the title of a link or an image, as every tool reads them: kramdown shows the backslashes of CommonMark
 * there, but all know entities.
 */
final class LinkDestination {

    private static final Pattern NEEDS_BRACKETS = Pattern.compile("[\\x00-\\x20\\x7F<>\\\\]");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

    private LinkDestination() {}

    static String of(String address, @Nullable String title) {
        String written = ENTITY.matcher(address).replaceAll("&amp;");
        if (NEEDS_BRACKETS.matcher(written).find()) {
            written = "<" + written.replaceAll("[<>\\\\]", "\\\\$0") + ">";
        }
        return title == null || title.isEmpty() ? written : written + " \"" + entities(title) + "\"";
    }

    private static String entities(String title) {
        return title.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("\\", "&#92;")
                .replace("|", "&#124;") // which makes a table for kramdown
                .replace("\n", "&#10;"); // a blank line would end the paragraph
    }
}
