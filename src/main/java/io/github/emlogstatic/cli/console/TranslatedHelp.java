package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.language.Translator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The help of a command, translated when it is shown. Its first line names required options only, because all follow. */
public final class TranslatedHelp implements IHelpFactory {

    private final Translator translator;

    public TranslatedHelp(Translator translator) {
        this.translator = translator;
    }

    @Override
    public Help create(CommandSpec command, Help.ColorScheme colors) {
        command.usageMessage().customSynopsis(synopsis(command));
        if (translator != Translator.ENGLISH) {
            translate(command);
        }
        return new Help(command, colors);
    }

    private static String synopsis(CommandSpec command) {
        Stream<String> required = command.options().stream()
                .filter(OptionSpec::required)
                .map(option -> option.longestName() + "=" + option.paramLabel());
        Stream<String> others = Stream.of("[OPTIONS]");
        Stream<String> parameters = command.positionalParameters().stream()
                .map(parameter -> parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]");
        Stream<String> commands = command.subcommands().isEmpty() ? Stream.empty() : Stream.of("[COMMAND]");
        return command.qualifiedName() + " "
                + Stream.of(required, others, parameters, commands)
                        .flatMap(Function.identity())
                        .collect(Collectors.joining(" "));
    }

    private void translate(CommandSpec command) {
        translateUsage(command.usageMessage());
        List.copyOf(command.options()).forEach(option -> {
            command.remove(option);
            command.addOption(OptionSpec.builder(option)
                    .scopeType(ScopeType.LOCAL) // each subcommand has it already
                    .description(translated(option.description()))
                    .build());
        });
        List.copyOf(command.positionalParameters()).forEach(parameter -> {
            command.remove(parameter);
            command.addPositional(PositionalParamSpec.builder(parameter)
                    .description(translated(parameter.description()))
                    .build());
        });
    }

    private void translateUsage(UsageMessageSpec usage) {
        usage.header(translated(usage.header()));
        usage.description(translated(usage.description()));
        usage.footer(translated(usage.footer()));
        usage.synopsisHeading(translated(usage.synopsisHeading()));
        usage.commandListHeading(translated(usage.commandListHeading()));
        usage.exitCodeListHeading(translated(usage.exitCodeListHeading()));
        Map<String, String> codes = new LinkedHashMap<>();
        usage.exitCodeList().forEach((code, meaning) -> codes.put(code, translator.translated(meaning)));
        usage.exitCodeList(codes);
    }

    private String[] translated(String[] lines) {
        return Stream.of(lines).map(this::translated).toArray(String[]::new);
    }

    /** The text may begin and end with {@code %n}, a line break. */
    private String translated(String text) {
        String words = text.replace("%n", "");
        return words.isBlank() ? text : text.replace(words, translator.translated(words.strip()));
    }
}
