package io.github.emlogstatic.config;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.ConfigFile;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the configuration from the options, the environment and {@code site-config.yaml}. Options win over the
 * environment, and the environment wins over the file.
 *
 * <p>Relative paths in the file start at the file's directory, and so do the defaults of {@code archive} and
 * {@code output} if there is a file. Paths in options start at the working directory.
 *
 * <p>Without {@code -c}, {@code site-config.yaml} describes one blog only: if the command line names another blog, the
 * file is not used, so that the archives of two blogs are never mixed. A file named with {@code -c} is always used, and
 * the blog of the command line replaces the file's.
 */
public final class ConfigLoader {

    /** The file that is read without {@code -c}. */
    static final String USUAL_FILE = "site-config.yaml";

    private final Path workingDirectory;

    private ConfigLoader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Loads for a command that was started in that directory. */
    public static ConfigLoader in(Path workingDirectory) {
        return new ConfigLoader(workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * @param config the whole configuration
     * @param notes lines to show to the user
     */
    public record Loaded(Config config, List<String> notes) {}

    /**
     * @param named the file named with {@code -c}; without it, {@code site-config.yaml} is used if it exists
     * @param environment for {@code ${NAME}}, {@code EMLOG_API_KEY}, {@code EMLOG_USER} and {@code EMLOG_PASSWORD}
     * @throws ConfigException for the first mistake; its message names file, line and key, and never a secret
     */
    public Loaded load(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Path path = workingDirectory.resolve(named.orElse(Path.of(USUAL_FILE)));
        if (named.isEmpty() && !Files.exists(path)) {
            return load(ConfigFile.none(workingDirectory), environment, options, List.of());
        }
        String name = named.map(Path::toString).orElse(USUAL_FILE);
        ConfigFile file = ConfigFile.read(path, name, environment);
        if (named.isEmpty() && isOfAnotherBlog(file, options)) {
            String note = name + " describes another blog and is not used; to use it for this one, add -c " + name;
            return load(ConfigFile.none(workingDirectory), environment, options, List.of(note));
        }
        return load(file, environment, options, List.of());
    }

    private boolean isOfAnotherBlog(ConfigFile file, Overrides options) throws ConfigException {
        Settings written = new Settings(Overrides.none(), Map.of(), file, workingDirectory);
        Optional<Value> asked = options.find("blog.url", workingDirectory);
        Optional<Value> own = written.find("blog.url");
        if (asked.isEmpty() || own.isEmpty()) {
            return false;
        }
        List<Value> addresses =
                new ArrayList<>(written.get("blog.aliases", List.of(), value -> value.list(item -> item)));
        addresses.add(own.get());
        for (Value address : addresses) {
            if (isSameBlog(asked.get(), address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameBlog(Value one, Value other) throws ConfigException {
        if (BlogAddress.isWeb(one.text()) != BlogAddress.isWeb(other.text())) {
            return false;
        }
        return BlogAddress.isWeb(one.text())
                ? BlogAddress.same(one.text(), other.text())
                : one.path().equals(other.path());
    }

    private Loaded load(ConfigFile file, Map<String, String> environment, Overrides options, List<String> notes)
            throws ConfigException {
        Settings settings = new Settings(options, environment, file, workingDirectory);
        Config config = Config.read(settings, file.directory());
        settings.rejectUnknown();
        config.directories().check(config.blog().directory(), config.run().offline());
        return new Loaded(config, notes);
    }
}
