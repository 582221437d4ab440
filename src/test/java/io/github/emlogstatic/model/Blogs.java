package io.github.emlogstatic.model;

import java.util.List;

/** Blogs for tests. */
public final class Blogs {

    private Blogs() {}

    /** A blog in China at {@code https://blog.example.com/}, without a menu and links. */
    public static Blog named(String name) {
        return new Blog(
                "https://blog.example.com/", List.of(), name, "", "+08:00", List.of(), List.of(), BlogProfile.NONE);
    }
}
