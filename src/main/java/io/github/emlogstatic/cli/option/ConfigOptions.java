package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.NewConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the configuration, of every command that reads one. */
public sealed class ConfigOptions permits ProjectOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration. Default: site-config.yaml, if it exists.")
    private @Nullable Path file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "One of the blogs, if the configuration describes several.")
    private @Nullable String name;

    /** The options as a user types them, each after a space. */
    public final String typed() {
        return Overrides.none()
                .withOptional("", "-c", file)
                .withOptional("name", "--name", name)
                .typed();
    }

    /** The configuration with the options of the command line, for a command with this purpose. */
    public final Config load(CliEnvironment environment, Overrides overrides, ConfigLoader.Purpose purpose)
            throws ConfigException {
        return loadWithNotes(environment, overrides, purpose).config();
    }

    /** The same with lines to show to the user. */
    public final ConfigLoader.Loaded loadWithNotes(
            CliEnvironment environment, Overrides overrides, ConfigLoader.Purpose purpose) throws ConfigException {
        return loader(environment).purpose(purpose).load(Optional.ofNullable(file), environment.variables(), overrides);
    }

    /** The blogs that the configuration describes, or the one with the given name. */
    public final Blogs blogs(CliEnvironment environment, Overrides overrides) throws ConfigException {
        return loader(environment).blogs(Optional.ofNullable(file), environment.variables(), overrides);
    }

    private ConfigLoader loader(CliEnvironment environment) {
        return ConfigLoader.in(environment.workingDirectory()).blog(Optional.ofNullable(name));
    }

    /** The configuration file, which need not exist. */
    public final Path file(CliEnvironment environment) {
        return environment.path(file == null ? Path.of(NewConfig.USUAL_NAME) : file);
    }
}
