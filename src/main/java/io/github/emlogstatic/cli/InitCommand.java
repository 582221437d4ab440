package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.NewFile;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.crawl.Survey;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.render.theme.ChildTheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: the files that a person starts from. Writes over none that is there. */
@Command(
        name = "init",
        description = "Looks at a blog and makes the files to start from; leaves every file that is there as it is.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class InitCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Parameters(
            arity = "0..1",
            paramLabel = "BLOG",
            description = "The blog's address, or that of one of its pages: look at it and write a configuration.")
    private String blog;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration to write. Default: " + NewFile.USUAL_NAME + ".")
    private Path config;

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
        if (theme == null && blog == null) {
            throw new ConfigException("init of what? Give a blog's address, as in init https://blog.example.com/,"
                    + " or name a theme to make: init --theme my-theme");
        }
        if (blog != null) {
            makeConfiguration();
        }
        if (theme != null) {
            makeTheme();
        }
        return ExitCode.DONE;
    }

    private void makeConfiguration() throws IOException, ConfigException {
        Path name = config == null ? Path.of(NewFile.USUAL_NAME) : config;
        Path file = surroundings.workingDirectory().resolve(name);
        NewFile.checkFree(file);
        Config usual = ConfigLoader.in(surroundings.workingDirectory())
                .load(
                        Optional.empty(),
                        surroundings.environment(),
                        Overrides.none().with("blog.url", "BLOG", blog))
                .config();
        if (usual.blog().directory().isPresent()) {
            throw new ConfigException(blog + " is a directory; an archive builds without a configuration");
        }
        try (EmlogClient emlog = EmlogClient.connect(blog, usual.blog(), usual.crawl())) {
            Survey survey = Survey.of(emlog);
            List<String> found = SurveyText.lines(survey, usual.crawl().connections());
            found.forEach(surroundings.out()::println);
            new NewFile(
                            survey.address(),
                            survey.aliases(),
                            survey.name(),
                            survey.description(),
                            survey.timeZone().orElse(""),
                            found)
                    .write(file);
        }
        String option = config == null ? "" : " -c " + name;
        surroundings.out().println("wrote " + name + "; look through it, then: emlog-static build" + option);
    }

    private void makeTheme() throws IOException {
        Path folder = ChildTheme.make(theme, surroundings.workingDirectory());
        surroundings
                .out()
                .println("made " + surroundings.workingDirectory().relativize(folder) + "; put `theme: " + theme
                        + "` into site-config.yaml, then build");
    }
}
