package io.github.emlogstatic.render;

import java.util.Locale;

/** A picture for those who have none: the first character of the name, and a colour made from the name. */
final class Initials {

    private Initials() {}

    static String of(String name) {
        String text = name.strip();
        return text.isEmpty() ? "?" : Character.toString(text.codePointAt(0)).toUpperCase(Locale.ROOT);
    }

    /** 0 to 359, the same for the same name everywhere. */
    static int hue(String name) {
        return Math.floorMod(name.hashCode(), 360);
    }
}
