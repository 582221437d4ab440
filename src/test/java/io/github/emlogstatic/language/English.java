package io.github.emlogstatic.language;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds English that is left in Chinese output. */
public final class English {

    private static final Pattern QUOTES = Pattern.compile("“[^”]*”|`[^`]*`");

    /** Addresses, paths, keys, options and commands. */
    private static final Pattern NAMES = Pattern.compile(
            "default, plain|zh-CN, zh-TW, en|\\S*[/.=_@${}\\[\\]<>#*]\\S*|-{1,2}[a-z][a-z-]*"
                    + "|\\b(?:build|verify|serve|check|publish|init|java|emlog|emlog pro|git|chmod|export|restore|api)(?: [a-z]+)?\\b");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+[,;:]? [a-z]+");

    private static final Pattern WORD = Pattern.compile("\\b[a-z]{3,}\\b");

    private English() {}

    /** Two English words in a row, outside names. */
    public static List<String> in(String text) {
        return found(WORDS, text);
    }

    /** Every English word outside names. */
    public static List<String> wordsIn(String text) {
        return found(WORD, text);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(
                        NAMES.matcher(QUOTES.matcher(text).replaceAll("·")).replaceAll("·"))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
