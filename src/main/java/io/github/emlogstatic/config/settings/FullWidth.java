package io.github.emlogstatic.config.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the full-width characters that a Chinese input method writes in place of YAML's own characters. */
final class FullWidth {

    static final String QUOTES = "is in full-width quotes (“ ” or ‘ ’); write ordinary quotes";

    static final String COMMA = "holds a full-width '，'; write ','";

    private static final Pattern COLON = Pattern.compile("[ {-]*[A-Za-z]\\w*\\s*：.*", Pattern.DOTALL);
    private static final Pattern SPACE =
            Pattern.compile("[ {-]*(?:[\\u3000\\u00A0]|[A-Za-z]\\w*:[\\u3000\\u00A0]).*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[“”‘’＂＇][^“”‘’＂＇]*[“”‘’＂＇]");

    /** What copying from a page or a chat may bring along: marks of width 0 and of direction. Joiners make emoji. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00A0\\u3000&&[^\\u200C\\u200D]]");

    private static final Pattern OPENING = Pattern.compile(".*:\\s*[｛［【“‘].*");

    /** Signs, and at the same place in {@link #PLAIN} what the file needs. */
    private static final String SIGNS = "：，、；（）【】［］｛｝／．“”‘’０１２３４５６７８９";

    private static final String PLAIN = ":,,;()[][]{}/.\"\"''0123456789";

    private FullWidth() {}

    /** The first full-width sign in a value that may contain none, in words that follow the place. */
    static Optional<String> sign(Object value) {
        if (isQuoted(value.toString())) {
            return Optional.of(QUOTES);
        }
        return value.toString()
                .chars()
                .filter(sign -> SIGNS.indexOf(sign) >= 0)
                .mapToObj(sign ->
                        "holds a full-width '" + (char) sign + "'; write '" + PLAIN.charAt(SIGNS.indexOf(sign)) + "'")
                .findFirst()
                .or(() -> invisible(value));
    }

    /** An invisible character in a value that may contain none, in words that follow the place. */
    static Optional<String> invisible(Object value) {
        return INVISIBLE.matcher(value.toString()).find()
                ? Optional.of("holds a character that nobody sees; type the value anew")
                : Optional.empty();
    }

    /**
     * The mistake in a key, or in a text that was meant to be a key and its value, in words that follow the place;
     * empty if there is none.
     */
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
     * The mistake that may have caused an error of the parser, with its line: {@code 3: holds …}. The parser fails a
     * line later, because it takes the mistyped key as part of the text before the next key.
     */
    static Optional<String> near(String text, int line) {
        List<String> lines = text.lines().toList();
        if (line <= lines.size() && OPENING.matcher(lines.get(line - 1)).matches()) {
            return sign(lines.get(line - 1)).map(sign -> line + ": " + sign);
        }
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
