package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;

/** Where {@code publish} puts the site: the branch of a git remote. */
public sealed interface Destination {

    static Destination read(Settings settings) throws ConfigException {
        return new Git(
                settings.get("publish.remote", "origin", Destination::argument),
                settings.get("publish.branch", "gh-pages", Destination::argument),
                settings.flag("publish.squash"));
    }

    /** Git takes an argument that starts with - for an option. */
    private static String argument(Value value) throws ConfigException {
        if (value.text().startsWith("-") || value.text().isBlank()) {
            throw value.mistake("must be a name, and may not start with -");
        }
        return value.text();
    }

    /**
     * The branch of a git remote.
     *
     * @param remote the name of a remote of the project's repository, or an address or a path
     * @param branch of the remote
     * @param squash keep one commit only
     */
    record Git(String remote, String branch, boolean squash) implements Destination {}
}
