package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.NewFile;
import io.github.emlogstatic.config.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a project's files are: the options that {@code build}, {@code serve} and {@code publish} share. */
final class ProjectOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Default: site-config.yaml, if it is there.")
    private @Nullable Path config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the site is. Default: public.")
    private @Nullable String output;

    @Option(names = "--archive", paramLabel = "DIR", description = "Where the archive is. Default: archive.")
    private @Nullable String archive;

    /** What they say, for a command to add its own. */
    Overrides overrides() {
        return Overrides.none()
                .withOptional("output", "--output", output)
                .withOptional("archive", "--archive", archive);
    }

    /** The configuration with all that the command line says. */
    ConfigLoader.Loaded load(Surroundings surroundings, Overrides overrides) throws ConfigException {
        return ConfigLoader.in(surroundings.workingDirectory())
                .load(Optional.ofNullable(config), surroundings.environment(), overrides);
    }

    /** The configuration's file, which need not be there. */
    Path file(Surroundings surroundings) {
        return surroundings
                .workingDirectory()
                .resolve(config == null ? Path.of(NewFile.USUAL_NAME) : config)
                .toAbsolutePath()
                .normalize();
    }
}
