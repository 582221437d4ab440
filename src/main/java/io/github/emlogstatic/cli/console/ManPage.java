package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.language.Translator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The man page of a command, in roff, in one language. */
public final class ManPage {

    /**
     * The places where a line may end. roff finds them by itself in Latin texts only. They are after a Hanzi, and not
     * before a sign that closes.
     */
    private static final Pattern BREAK = Pattern.compile("(?<=[\\u4e00-\\u9fff，。；：、）”])(?=[\\u4e00-\\u9fff（“])");

    private final CommandSpec spec;
    private final Translator translator;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec spec, Translator translator) {
        this.spec = spec;
        this.translator = translator;
    }

    public static String of(CommandLine command, Translator translator) {
        ManPage page = new ManPage(command.getCommandSpec(), translator);
        page.write();
        return page.page.toString();
    }

    private void write() {
        String name = spec.qualifiedName("-");
        line(".ds", "AD", "l"); // no gaps between words in lines of addresses or Hanzi
        line(".TH", name.toUpperCase(Locale.ROOT), "1", "\"\"", "\"emlog-static " + Version.number() + "\"");
        page.append(".ad l\n"); // where .TH does not know AD
        heading("NAME");
        page.append(escaped(name + " - " + description().replaceFirst("[:;.：；。].*", "")))
                .append('\n'); // whatis reads this line and knows no break points
        section("SYNOPSIS", synopsis());
        section("DESCRIPTION", description());
        heading("OPTIONS");
        spec.positionalParameters().forEach(parameter -> argument(label(parameter), parameter));
        spec.options().forEach(option -> argument(names(option), option));
        commands();
        exitCodes(spec.root().usageMessage().exitCodeList());
    }

    private void line(String... words) {
        page.append(Stream.of(words).map(ManPage::escaped).collect(Collectors.joining(" ")))
                .append('\n');
    }

    private void heading(String title) {
        page.append(".SH \"").append(translator.translated(title)).append("\"\n");
    }

    private void section(String title, String text) {
        heading(title);
        page.append(text(text)).append('\n');
    }

    private String description() {
        return translated(spec.usageMessage().description());
    }

    private String translated(String... lines) {
        return Stream.of(lines)
                .map(line -> line.replace("%n", "").strip()) // a line break of picocli
                .map(translator::translated)
                .collect(Collectors.joining(" "))
                .replace("。 ", "。");
    }

    private String synopsis() {
        String parameters = spec.positionalParameters().stream()
                .map(parameter -> " [" + parameter.paramLabel() + "]")
                .collect(Collectors.joining());
        String required = spec.options().stream()
                .filter(OptionSpec::required)
                .map(option -> " " + option.longestName() + "=" + option.paramLabel())
                .collect(Collectors.joining());
        return spec.qualifiedName() + required + " [OPTION]..." + parameters
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
        String description =
                translated(argument.description()).replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
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
        heading("COMMANDS");
        for (CommandSpec command : commands) {
            page.append(".TP\n\\fB").append(escaped(command.name())).append("\\fR\n");
            page.append(text(translated(command.usageMessage().description()))).append('\n');
        }
    }

    private void exitCodes(Map<String, String> codes) {
        heading("EXIT STATUS");
        codes.forEach((code, meaning) -> page.append(".TP\n\\fB")
                .append(code.strip())
                .append("\\fR\n")
                .append(text(translator.translated(meaning)))
                .append('\n'));
    }

    /** A line of text. One that starts with a dot would be a request to roff. */
    private static String text(String text) {
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "")
                + BREAK.matcher(escaped(text)).replaceAll("\\\\:");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
