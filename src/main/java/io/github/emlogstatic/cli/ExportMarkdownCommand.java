package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ExportOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.export.ExportReport;
import io.github.emlogstatic.export.MarkdownExport;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code export markdown}: the archive as Markdown files for a tool. */
@Command(
        name = "markdown",
        description = "Writes one Markdown file for each article and page, with uploads and comments.")
final class ExportMarkdownCommand extends VerboseCommand {

    @Mixin
    private ExportOptions options;

    @Option(
            names = "--for",
            paramLabel = "TOOL",
            required = true,
            converter = ToolName.class,
            completionCandidates = ToolNames.class,
            description = "hugo, hexo, jekyll, or plain for no tool in particular.")
    private MarkdownExport.Format tool;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "An empty directory, or one that holds an earlier export.")
    private Path output;

    ExportMarkdownCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config config = options.load(environment);
        Path directory = environment.path(output);
        Directories.keepOutOfArchive(directory, config.archive());
        ExportReport report = MarkdownExport.write(
                config, tool, directory, options.privateIds(), options.force(), options.progress(environment));
        options.tell(report, directory, environment);
        options.tellNext(
                command()
                        .map(command -> "next: in " + directory + ", run: " + command)
                        .orElse("next: open the files with any editor for Markdown"),
                environment);
        return ExitCode.DONE;
    }

    private Optional<String> command() {
        return switch (tool) {
            case HUGO -> Optional.of("hugo");
            case HEXO -> Optional.of("npm install && npx hexo generate");
            case JEKYLL -> Optional.of("jekyll build");
            case PLAIN -> Optional.empty();
        };
    }

    /** The tools by their names, in small letters. */
    static final class ToolName implements ITypeConverter<MarkdownExport.Format> {

        @Override
        public MarkdownExport.Format convert(String name) {
            return Stream.of(MarkdownExport.Format.values())
                    .filter(tool -> tool.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + String.join(", ", new ToolNames()) + " but was '" + name + "'"));
        }
    }

    /** The names that a shell completes. */
    static final class ToolNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(MarkdownExport.Format.values())
                    .map(tool -> tool.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }
}
