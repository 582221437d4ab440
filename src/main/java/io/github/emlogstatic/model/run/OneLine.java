package io.github.emlogstatic.model.run;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a text from the blog fit for one line of a terminal: it may contain any character and have any length. */
public final class OneLine {

    private static final int LONGEST = 2_000;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

    /** Marks that turn the direction of a text: a terminal would show another name or address than there is. */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    public static String of(@Nullable String text) {
        return of(text, LONGEST);
    }

    /** @param longest a longer line is cut there, before a character rather than inside it */
    public static String of(@Nullable String text, int longest) {
        String straight = TURNS.matcher(String.valueOf(text)).replaceAll("");
        String line = BREAKS.matcher(straight).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        boolean inside = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, inside ? longest - 1 : longest) + "…";
    }
}
