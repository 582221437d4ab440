package io.github.emlogstatic.files;

import java.nio.file.Path;

/**
 * A path leads out of its directory, through a symbolic link or by {@code ..}, or to what is no file. The message says what
 * to do.
 */
public final class StrayPathException extends RefusedException {

    private StrayPathException(String why) {
        super(why);
    }

    public String why() {
        return String.valueOf(getMessage());
    }

    static StrayPathException link(Path link, Path root) {
        return new StrayPathException(link + " is a symbolic link, and none is followed inside " + root
                + "; remove it, or put a copy of what it leads to in its place");
    }

    static StrayPathException special(Path file) {
        return new StrayPathException(
                file + " is no file but a named pipe, a socket or a device; remove it, or put the file in its place");
    }

    static StrayPathException outside(String path, Path root) {
        return new StrayPathException(
                path + " leads out of " + root + "; whoever made this meant to reach other files");
    }
}
