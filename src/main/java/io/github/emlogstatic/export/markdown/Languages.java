package io.github.emlogstatic.export.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The language of a code block, as editors write it into classes, and WP-Syntax into {@code lang}. */
final class Languages {

    private static final Pattern CLASS = Pattern.compile("(?:^|\\s)(?:language-|lang-)([\\w+#.-]+)");
    private static final Pattern LANG = Pattern.compile("(?!(?:en|zh|ja|ko|fr|de|ru|es)(?:[-_].*)?$)[\\w+#.-]+");

    private Languages() {}

    /** The language; empty if none is named. */
    static String of(Element pre) {
        Element code = pre.selectFirst("> code");
        return in(pre).or(() -> Optional.ofNullable(code).flatMap(Languages::in))
                .or(() -> Optional.of(pre.attr("lang").toLowerCase(Locale.ROOT)).filter(LANG.asMatchPredicate()))
                .orElse("");
    }

    private static Optional<String> in(Element element) {
        Matcher named = CLASS.matcher(element.className());
        return named.find() ? Optional.of(named.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
