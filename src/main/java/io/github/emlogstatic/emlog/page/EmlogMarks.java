package io.github.emlogstatic.emlog.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Signs of emlog that its pages have in every theme. */
public final class EmlogMarks {

    private static final Pattern MARKS = Pattern.compile(
            "(?i)<meta[^>]+generator[^>]+emlog|content/(?:templates|plugins)/|emlog\\.net|rss\\.php[\"'][^>]*rss\\+xml"
                    + "|rss\\+xml[\"'][^>]*rss\\.php");

    private EmlogMarks() {}

    public static boolean in(Document page) {
        return MARKS.matcher(page.outerHtml()).find();
    }
}
