package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.render.ChildTheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code init}: the files that a person starts from. Writes over none that is there. */
@Command(
        name = "init",
        description = "Makes the files to start from; leaves every file that is there as it is.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class InitCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "Make themes/NAME, a theme of your own that starts from the default one.")
    private String theme;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (theme == null) {
            throw new ConfigException("init of what? Name a theme to make: init --theme my-theme");
        }
        makeTheme();
        return ExitCode.DONE;
    }

    private void makeTheme() throws IOException {
        Path folder = ChildTheme.make(theme, surroundings.workingDirectory());
        surroundings
                .out()
                .println("made " + surroundings.workingDirectory().relativize(folder) + "; put `theme: " + theme
                        + "` into site-config.yaml, then build");
    }
}
