package io.github.emlogstatic.cli;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.SurveyText;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.NewConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.crawl.survey.Survey;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.render.theme.ChildTheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: writes the files to start from. Never overwrites a file. */
@Command(
        name = "init",
        description = "Examines a blog and writes a configuration for it, or creates a theme. Overwrites nothing.")
final class InitCommand extends VerboseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "BLOG",
            description = "The address of the blog, or of one of its pages: examine it and write a configuration.")
    private String blog;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration to write. Default: " + NewConfig.USUAL_NAME + ".")
    private Path config;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "Create themes/NAME, a theme of your own based on another one.")
    private String theme;

    @Option(
            names = "--parent",
            paramLabel = "THEME",
            defaultValue = "default",
            description = "The theme that the new one is based on. Default: default.")
    private String parent;

    InitCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (theme == null && blog == null) {
            throw new ConfigException(
                    "nothing to do; give the address of a blog, as in 'init https://blog.example.com/',"
                            + " or name a theme to create: init --theme my-theme");
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
        Path name = config == null ? Path.of(NewConfig.USUAL_NAME) : config;
        Path file = environment.workingDirectory().resolve(name);
        refuseFile();
        NewConfig.checkFree(file);
        Config usual = ConfigLoader.in(environment.workingDirectory())
                .load(
                        Optional.empty(),
                        environment.variables(),
                        Overrides.none().with("blog.url", "BLOG", blog))
                .config();
        try (EmlogClient emlog =
                EmlogClient.connect(blog, usual.blog(), usual.crawl().http())) {
            write(Survey.of(emlog), usual, file);
        }
        String option = config == null ? "" : " -c " + Overrides.quoted(name.toString());
        environment.out().println("wrote " + name + "; review it, then run: emlog-static build" + option);
    }

    /** Tells those who name a file or a directory what it is, and what to type. */
    private void refuseFile() throws IOException, ConfigException {
        if (blog.isEmpty() || BlogAddress.isWeb(blog)) {
            return; // Windows has no path for an address
        }
        Path named = environment.workingDirectory().resolve(blog);
        if (Files.exists(named)) {
            throw new ConfigException(NotABlog.advice(blog, named));
        }
    }

    private void write(Survey survey, Config usual, Path file) throws IOException, ConfigException {
        List<String> found = SurveyText.lines(survey, usual, environment.translator());
        found.forEach(environment::printData);
        NewConfig.Found about = new NewConfig.Found(
                survey.address(),
                survey.aliases(),
                survey.name(),
                survey.description(),
                survey.timeZone().orElse(""));
        String text = new NewConfig(
                        about, found, environment.translator().language().tag())
                .text(environment.translator()::translated);
        NewConfig.checkFree(file); // looking at the blog takes a while
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void makeTheme() throws IOException {
        Path folder = ChildTheme.make(
                theme,
                parent,
                environment.workingDirectory(),
                environment.translator().language().tag());
        environment
                .out()
                .println("created " + environment.workingDirectory().relativize(folder) + "; add `theme: " + theme
                        + "` to site-config.yaml, then build");
    }
}
