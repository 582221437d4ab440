package io.github.emlogstatic.content.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects TeX formulas in text. Prices such as {@code $5} are no formulas. */
public final class MathText {

    private static final Pattern INLINE = Pattern.compile("\\$(?![\\s$])([^$\\n]{1,300})(?<!\\s)\\$(?!\\d)");
    private static final Pattern FORMULA = Pattern.compile("[\\\\^_{=+<>]|^[A-Za-z]$");

    private MathText() {}

    public static boolean isIn(String text) {
        if (text.contains("$$") || text.contains("\\(") || text.contains("\\[")) {
            return true;
        }
        if (text.indexOf('$') < 0) {
            return false;
        }
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            if (FORMULA.matcher(inline.group(1)).find()) {
                return true;
            }
        }
        return false;
    }
}
