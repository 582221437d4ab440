package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.config.settings.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the files of a project that {@code build}, {@code serve}, {@code publish} and {@code mirror} share. */
public final class ProjectOptions extends ConfigOptions {

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
}
