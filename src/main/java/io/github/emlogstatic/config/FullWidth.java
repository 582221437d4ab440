package io.github.emlogstatic.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the full-width characters that a Chinese input method writes in place of those that YAML knows. */
final class FullWidth {

    static final String QUOTES = "is in full-width quotes (“ ”); write ordinary quotes";

    private static final Pattern COLON = Pattern.compile("[ {-]*[A-Za-z]\\w*\\s*：.*", Pattern.DOTALL);
    private static final Pattern SPACE =
            Pattern.compile("[ {-]*(?:[\\u3000\\u00A0]|[A-Za-z]\\w*:[\\u3000\\u00A0]).*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[“”‘’＂＇][^“”‘’＂＇]*[“”‘’＂＇]");

    private FullWidth() {}

    /** What is wrong with a key, or with a text that was meant to be a key and its value; words that follow the place. */
    static Optional<String> mistake(String text) {
        if (COLON.matcher(text).matches()) {
            return Optional.of("holds a full-width colon (：); write : and a space");
        }
        return SPACE.matcher(text).matches()
                ? Optional.of("holds a full-width or non-breaking space; write ordinary spaces")
                : Optional.empty();
    }

    static boolean isQuoted(String text) {
        return QUOTED.matcher(text).matches();
    }

    /**
     * The mistake that may have led to an error of the parser, with its line: {@code 3: holds …}. A key that YAML does not
     * see as one becomes part of the text before the next key, so the parser fails a line later.
     */
    static Optional<String> near(String text, int line) {
        List<String> lines = text.lines().toList();
        for (int at = Math.min(line, lines.size()); at > 0; at--) {
            String place = at + ": ";
            Optional<String> mistake = mistake(lines.get(at - 1)).map(place::concat);
            if (mistake.isPresent() || (at < line && !lines.get(at - 1).isBlank())) {
                return mistake;
            }
        }
        return Optional.empty();
    }
}
