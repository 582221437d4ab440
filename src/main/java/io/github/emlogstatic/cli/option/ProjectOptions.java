package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the files of a project that {@code build}, {@code serve} and {@code publish} share. */
public final class ProjectOptions {

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The directory of the site. Default: public.")
    private @Nullable String output;

    @Option(names = "--archive", paramLabel = "DIR", description = "The directory of the archive. Default: archive.")
    private @Nullable String archive;

    /** The given options, to which a command adds its own. */
    public Overrides overrides() {
        return Overrides.none()
                .withOptional("output", "--output", output)
                .withOptional("archive", "--archive", archive);
    }

    /** The options as a user types them, each after a space. */
    public String typed(Overrides given) {
        return config.typed() + given.typed();
    }

    /** The configuration with the options of the command line. */
    public ConfigLoader.Loaded load(CliEnvironment environment, Overrides overrides) throws ConfigException {
        return config.load(environment, overrides);
    }

    /** The same for a command that makes pages, and neither asks the blog nor publishes. */
    public ConfigLoader.Loaded loadForPages(CliEnvironment environment, Overrides overrides) throws ConfigException {
        return config.load(environment, overrides, ConfigLoader.Purpose.PAGES);
    }

    /** The blogs that the configuration describes, or the one with the given name. */
    public Blogs blogs(CliEnvironment environment, Overrides overrides) throws ConfigException {
        return config.blogs(environment, overrides);
    }

    /** The configuration file, which need not exist. */
    public Path file(CliEnvironment environment) {
        return config.file(environment);
    }
}
