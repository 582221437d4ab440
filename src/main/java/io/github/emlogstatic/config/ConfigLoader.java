package io.github.emlogstatic.config;

import io.github.emlogstatic.config.Settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts options, environment and {@code site-config.yaml} together; options beat the environment, which beats the file.
 *
 * <p>Relative paths in the file, and the defaults of {@code archive} and {@code output} where there is a file, are
 * relative to the file's directory; paths in options to the working directory.
 *
 * <p>A {@code site-config.yaml} that was not named with {@code -c} describes its own blog only: where the command line
 * names another, the file is left alone, so that one blog's archive is never mixed with another's. Named with
 * {@code -c}, it is used, and the command line's blog replaces its own.
 */
public final class ConfigLoader {

    private final Path workingDirectory;

    private ConfigLoader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Loads as seen from that directory. */
    public static ConfigLoader in(Path workingDirectory) {
        return new ConfigLoader(workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * @param config the whole configuration
     * @param notes what the user should hear, a line each
     */
    public record Loaded(Config config, List<String> notes) {}

    /**
     * @param named the file named with {@code -c}; without it, {@code site-config.yaml} is used if it is there
     * @param environment for {@code ${NAME}}, {@code EMLOG_API_KEY}, {@code EMLOG_USER} and {@code EMLOG_PASSWORD}
     * @throws ConfigException naming file, line and key of the first mistake, never a secret
     */
    public Loaded load(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Path path = workingDirectory.resolve(named.orElse(Path.of(Defaults.FILE)));
        if (named.isEmpty() && !Files.exists(path)) {
            return load(ConfigFile.none(workingDirectory), environment, options, List.of());
        }
        String name = named.map(Path::toString).orElse(Defaults.FILE);
        ConfigFile file = ConfigFile.read(path, name);
        if (named.isEmpty() && isOfAnotherBlog(file, environment, options)) {
            String note = name + " describes another blog and is not used; to use it for this one, add -c " + name;
            return load(ConfigFile.none(workingDirectory), environment, options, List.of(note));
        }
        return load(file, environment, options, List.of());
    }

    private boolean isOfAnotherBlog(ConfigFile file, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Optional<Value> asked = settings(file, Map.of(), options).value("blog.url");
        Settings written = settings(file, environment, Overrides.none());
        Optional<Value> own = written.value("blog.url");
        if (options.find("blog.url").isEmpty() || asked.isEmpty() || own.isEmpty()) {
            return false;
        }
        List<Value> names = new ArrayList<>(written.values("blog.aliases"));
        names.add(own.get());
        for (Value name : names) {
            if (isSameBlog(written, asked.get(), name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameBlog(Settings settings, Value one, Value other) throws ConfigException {
        if (BlogAddress.isWeb(one.text()) != BlogAddress.isWeb(other.text())) {
            return false;
        }
        return BlogAddress.isWeb(one.text())
                ? BlogAddress.same(one.text(), other.text())
                : settings.path(one).equals(settings.path(other));
    }

    private Settings settings(ConfigFile file, Map<String, String> environment, Overrides options) {
        return new Settings(options, environment, file, workingDirectory);
    }

    private Loaded load(ConfigFile file, Map<String, String> environment, Overrides options, List<String> notes)
            throws ConfigException {
        Settings settings = settings(file, environment, options);
        Config config = new ConfigReader(settings).read(file.directory());
        settings.rejectUnknown();
        Directories.check(config);
        return new Loaded(config, notes);
    }
}
