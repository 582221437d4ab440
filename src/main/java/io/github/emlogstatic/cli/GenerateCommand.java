package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ManPage;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code generate}: writes the files that a package of the program contains beside it. The build runs it. */
@Command(name = "generate", hidden = true, description = "Writes shell completion and man pages.")
final class GenerateCommand extends ProgramCommand {

    @Parameters(paramLabel = "DIR", description = "Where to write them, such as /usr/share.")
    private Path directory;

    GenerateCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine program = Commands.all(environment);
        String name = program.getCommandName();
        write("bash-completion/completions/" + name, AutoComplete.bash(name, program));
        for (Language language : Language.values()) {
            String folder = language == Language.ENGLISH
                    ? "man"
                    : "man/" + language.tag().replace('-', '_');
            writeManPages(program, folder, Translator.to(language));
        }
        environment.out().println("shell completion and man pages are in " + directory);
        return ExitCode.DONE;
    }

    private void writeManPages(CommandLine command, String folder, Translator translator) throws IOException {
        CommandSpec spec = command.getCommandSpec();
        if (spec.usageMessage().hidden() || spec.helpCommand()) {
            return;
        }
        write(folder + "/man1/" + spec.qualifiedName("-") + ".1", ManPage.of(command, translator));
        for (CommandLine subcommand : command.getSubcommands().values()) {
            writeManPages(subcommand, folder, translator);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = environment.workingDirectory().resolve(directory).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
