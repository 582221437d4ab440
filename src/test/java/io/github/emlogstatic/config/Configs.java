package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests that need no file. */
public final class Configs {

    private Configs() {}

    /** Returns the configuration of an empty file in that directory, for the blog at that address. */
    public static Config of(String blog, Path directory) throws ConfigException {
        Overrides options = Overrides.none().with("blog.url", "BLOG", blog);
        return ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), options)
                .config();
    }

    /** Returns what holds where nothing is configured. */
    public static Config usual() {
        try {
            return of("https://blog.example.com/", Path.of("src/test/resources"));
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
