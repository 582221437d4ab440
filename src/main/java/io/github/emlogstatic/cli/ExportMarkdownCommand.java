package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ExitCode;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.export.ExportReport;
import io.github.emlogstatic.export.MarkdownExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export markdown}: the archive as Markdown files for a tool. */
@Command(
        name = "markdown",
        description = "Writes one Markdown file for each article and page, with uploads and comments.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class ExportMarkdownCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ExportOptions options;

    @Option(
            names = "--for",
            paramLabel = "TOOL",
            required = true,
            description = "hugo, hexo, jekyll, or plain for no tool in particular.")
    private MarkdownExport.For tool;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "An empty directory, or one that holds an earlier export.")
    private Path output;

    ExportMarkdownCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config config = options.load(environment);
        Path directory =
                environment.workingDirectory().resolve(output).toAbsolutePath().normalize();
        ExportReport report = MarkdownExport.write(
                config, tool, directory, options.privateIds(), options.force(), options.progress(environment));
        options.tell(report, directory, environment);
        return ExitCode.DONE;
    }
}
