package io.github.emlogstatic.render.site;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A replacement for a missing avatar or cover: the first letter of a name or title, and a colour derived from it. */
public final class PlaceholderAvatar {

    /** What a reader sees as one character: a letter with its accents, a flag, a family. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private PlaceholderAvatar() {}

    /**
     * The first letter or digit, as a capital: {@code 山} of {@code 《山居》}. Without one the first character that is seen,
     * and without that {@code ?}.
     */
    public static String of(String name) {
        int seen = -1;
        int c;
        for (int i = 0; i < name.length(); i += Character.charCount(c)) {
            c = name.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                return character(name, i);
            }
            seen = seen < 0 && isSeen(c) ? i : seen;
        }
        return seen < 0 ? "?" : character(name, seen);
    }

    private static String character(String name, int at) {
        Matcher character = CHARACTER.matcher(name).region(at, name.length());
        return character.lookingAt() ? character.group().toUpperCase(Locale.ROOT) : "?";
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** 0 to 359; equal names have equal hues. */
    public static int hue(String name) {
        return Math.floorMod(name.hashCode(), 360);
    }
}
