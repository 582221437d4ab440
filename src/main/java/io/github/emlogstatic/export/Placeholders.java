package io.github.emlogstatic.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes addresses that stand for something else, such as a short code of a tool. HTML and Markdown treat them like any
 * other address. For one text.
 */
final class Placeholders {

    private static final String BASE = "https://emlog-static.invalid/";
    private static final Pattern PLACEHOLDER = Pattern.compile(Pattern.quote(BASE) + "(\\d{1,6})/");

    private final List<String> values = new ArrayList<>();

    /** An address that stands for the value. */
    String of(String value) {
        int known = values.indexOf(value);
        if (known < 0) {
            values.add(value);
            known = values.size() - 1;
        }
        return BASE + known + "/";
    }

    /**
     * The text with all values in place of their addresses.
     *
     * @param between changes the text between the addresses
     */
    String filled(String text, UnaryOperator<String> between) {
        StringBuilder filled = new StringBuilder(text.length());
        Matcher found = PLACEHOLDER.matcher(text);
        int end = 0;
        while (found.find()) {
            int index = Integer.parseInt(found.group(1));
            if (index >= values.size()) {
                continue;
            }
            filled.append(between.apply(text.substring(end, found.start()))).append(values.get(index));
            end = found.end();
        }
        return filled.append(between.apply(text.substring(end))).toString();
    }
}
