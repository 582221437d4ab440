package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The man page of a command, in roff. */
public final class ManPage {

    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    public static String of(CommandLine command) {
        ManPage page = new ManPage(command.getCommandSpec());
        page.write();
        return page.page.toString();
    }

    private void write() {
        String name = spec.qualifiedName("-");
        line(".TH", name.toUpperCase(Locale.ROOT), "1", "\"\"", "\"emlog-static " + Version.number() + "\"");
        section("NAME", name + " - " + description());
        section("SYNOPSIS", synopsis());
        section("DESCRIPTION", description());
        page.append(".SH OPTIONS\n");
        spec.positionalParameters().forEach(parameter -> argument(label(parameter), parameter));
        spec.options().forEach(option -> argument(names(option), option));
        commands();
        exitCodes(spec.root().usageMessage().exitCodeList());
    }

    private void line(String... words) {
        page.append(Stream.of(words).map(ManPage::escaped).collect(Collectors.joining(" ")))
                .append('\n');
    }

    private void section(String title, String text) {
        page.append(".SH ").append(title).append('\n').append(text(text)).append('\n');
    }

    private String description() {
        return String.join(" ", spec.usageMessage().description());
    }

    private String synopsis() {
        String parameters = spec.positionalParameters().stream()
                .map(parameter -> " [" + parameter.paramLabel() + "]")
                .collect(Collectors.joining());
        return spec.qualifiedName() + " [OPTION]..." + parameters
                + (spec.subcommands().isEmpty() ? "" : " [COMMAND]");
    }

    private static String label(PositionalParamSpec parameter) {
        return "\\fI" + escaped(parameter.paramLabel()) + "\\fR";
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
        return Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", ", "", value));
    }

    private void argument(String names, ArgSpec argument) {
        String description = String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
        page.append(".TP\n")
                .append(names)
                .append('\n')
                .append(text(description))
                .append('\n');
    }

    private void commands() {
        List<CommandSpec> commands = spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
        if (commands.isEmpty()) {
            return;
        }
        page.append(".SH COMMANDS\n");
        for (CommandSpec command : commands) {
            page.append(".TP\n\\fB").append(escaped(command.name())).append("\\fR\n");
            page.append(text(String.join(" ", command.usageMessage().description())))
                    .append('\n');
        }
    }

    private void exitCodes(Map<String, String> codes) {
        page.append(".SH \"EXIT STATUS\"\n");
        codes.forEach((code, meaning) -> page.append(".TP\n\\fB")
                .append(code.strip())
                .append("\\fR\n")
                .append(text(meaning))
                .append('\n'));
    }

    /** A line of text. One that starts with a dot would be a request to roff. */
    private static String text(String text) {
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
