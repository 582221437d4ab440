package io.github.emlogstatic.model;

import java.util.List;

/** A blog that has a name, and little else. */
public final class BareBlog {

    private BareBlog() {}

    /** A blog in China at {@code https://blog.example.com/}, without a menu and links. */
    public static Blog named(String name) {
        return new Blog(
                "https://blog.example.com/", List.of(), name, "", "+08:00", List.of(), List.of(), BlogProfile.NONE);
    }
}
