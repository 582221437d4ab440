package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ExportSummary;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.export.ExportReport;
import io.github.emlogstatic.export.wordpress.WxrReport;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all exports have in common. */
public final class ExportOptions {

    @Mixin
    private ConfigOptions config;

    @Option(names = "--archive", paramLabel = "DIR", description = "Where the archive is. Default: archive.")
    private @Nullable String archive;

    @Option(
            names = "--private",
            paramLabel = "ID",
            split = ",",
            description = "Export these protected or withdrawn articles too, as archive/private/ holds them.")
    private List<Integer> privateIds = List.of();

    @Option(names = "--force", description = "Overwrite files that were changed since an earlier export.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors and warnings.")
    private boolean quiet;

    public Config load(CliEnvironment environment) throws ConfigException {
        Overrides overrides = Overrides.none()
                .withOptional("archive", "--archive", archive)
                .with("build.offline", "--offline", "true");
        return config.load(environment, overrides, Purpose.READING);
    }

    public List<Integer> privateIds() {
        return privateIds;
    }

    public boolean force() {
        return force;
    }

    public Progress progress(CliEnvironment environment) {
        return environment.progress(quiet);
    }

    /** Prints what was exported, unless nothing is to be said. */
    public void tell(ExportReport report, Path where, CliEnvironment environment) {
        ExportSummary.warn(report, environment.err());
        if (!quiet) {
            ExportSummary.print(report, where, environment.out());
        }
    }

    /** Prints what to do next, unless nothing is to be said. */
    public void tellNext(String next, CliEnvironment environment) {
        if (!quiet) {
            environment.out().println(next);
        }
    }

    /** Prints what was exported and what to do next, unless nothing is to be said. */
    public void tell(WxrReport report, CliEnvironment environment) {
        if (!quiet) {
            ExportSummary.print(report, environment.out());
        }
    }
}
