package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells which blog an archive holds, for messages that advise a command although the configuration names no blog. */
public final class ArchivedBlog {

    private ArchivedBlog() {}

    /**
     * The option with which {@code build} works without the blog, after a space, if none is named but there is an archive.
     */
    public static String offline(Config config) {
        return !config.namesBlog() && address(config.archive()).isPresent() ? " --offline" : "";
    }

    /** The address of the archived blog; empty if there is no archive, or one that does not tell. */
    public static Optional<String> address(Path archive) {
        try {
            return Archive.inspect(archive).blog().map(blog -> blog.address());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
