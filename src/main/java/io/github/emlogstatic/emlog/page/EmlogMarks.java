package io.github.emlogstatic.emlog.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Signs of emlog that its pages have in every theme. */
public final class EmlogMarks {

    private static final String ELEMENTS = "meta[name=generator][content*=emlog], [type*=rss+xml][href*=rss.php]";

    private static final Pattern MARKS = Pattern.compile("(?i)content/(?:templates|plugins)/|emlog\\.net");

    private EmlogMarks() {}

    public static boolean in(Document page) {
        return page.selectFirst(ELEMENTS) != null
                || MARKS.matcher(page.outerHtml()).find();
    }
}
