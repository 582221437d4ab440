package io.github.emlogstatic.emlog.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes PHP's {@code htmlspecialchars}, once. Only the five characters that it escapes are restored: an author who
 * typed <code>&amp;copy;</code> wants exactly this to be shown.
 */
public final class Unescape {

    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|apos|#0?39);");

    private static final Map<String, String> CHARACTERS =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'", "&#39;", "'", "&#039;", "'");

    private Unescape() {}

    /** Returns the text with one level of escapes undone: {@code &amp;lt;} becomes {@code &lt;}. */
    public static String once(String escaped) {
        if (escaped.indexOf('&') < 0) {
            return escaped;
        }
        return ENTITY.matcher(escaped)
                .replaceAll(match -> Matcher.quoteReplacement(CHARACTERS.getOrDefault(match.group(), match.group())));
    }
}
