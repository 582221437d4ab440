package io.github.emlogstatic.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses in a {@code srcset}, parsed as browsers do: an address contains no space and ends in no comma. */
final class Srcset {

    private static final Pattern CANDIDATE = Pattern.compile("[^\\s,]\\S*[^\\s,]|[^\\s,]");

    private Srcset() {}

    static List<String> addresses(String value) {
        return Pattern.compile(",\\s+|,$|(?<=\\s[0-9.]{1,9}[wxh]),")
                .splitAsStream(value.strip())
                .map(CANDIDATE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }
}
