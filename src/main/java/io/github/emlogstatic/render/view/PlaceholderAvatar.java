package io.github.emlogstatic.render.view;

import java.util.Locale;

/** A replacement for a missing avatar: the first character of the name, and a colour derived from the name. */
public final class PlaceholderAvatar {

    private PlaceholderAvatar() {}

    /** The first character of the name, as a capital; {@code ?} if the name is empty. */
    public static String of(String name) {
        String text = name.strip();
        return text.isEmpty() ? "?" : Character.toString(text.codePointAt(0)).toUpperCase(Locale.ROOT);
    }

    /** 0 to 359; equal names have equal hues. */
    public static int hue(String name) {
        return Math.floorMod(name.hashCode(), 360);
    }
}
