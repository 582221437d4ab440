package io.github.emlogstatic.model.run;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a text from the blog fit for one line of a terminal: it may contain any character and have any length. */
public final class OneLine {

    private static final int LONGEST = 2_000;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    public static String of(@Nullable String text) {
        String line = BREAKS.matcher(String.valueOf(text)).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
