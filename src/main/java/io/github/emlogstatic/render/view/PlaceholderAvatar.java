package io.github.emlogstatic.render.view;

import java.util.Locale;

/** A picture for those who have none: the first character of the name, and a colour made from the name. */
public final class PlaceholderAvatar {

    private PlaceholderAvatar() {}

    public static String of(String name) {
        String text = name.strip();
        return text.isEmpty() ? "?" : Character.toString(text.codePointAt(0)).toUpperCase(Locale.ROOT);
    }

    /** 0 to 359, the same for the same name everywhere. */
    public static int hue(String name) {
        return Math.floorMod(name.hashCode(), 360);
    }
}
