package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.settings.LongDash;
import io.github.emlogstatic.model.run.OneLine;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line that picocli cannot read, and what to type. */
final class WrongUsage {

    private WrongUsage() {}

    static String message(ParameterException e, String[] args) {
        List<String> suspects =
                e instanceof UnmatchedArgumentException unmatched ? unmatched.getUnmatched() : List.of(args);
        return OneLine.of(suspects.stream()
                .flatMap(argument -> LongDash.mistake(argument).stream())
                .findFirst()
                .map("the argument "::concat)
                .orElseGet(() -> mistake(e) + "; " + advice(e)));
    }

    private static String mistake(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean complete = e.getCommandLine().getSubcommands().isEmpty();
            return (complete ? "there is one argument too many: '" : "there is no command '")
                    + unmatched.getUnmatched().get(0) + "'";
        }
        return String.valueOf(e.getMessage())
                .replaceFirst("is not an int$", "is not a whole number")
                .replaceFirst("^Unknown subcommand '(.*)'\\.$", "there is no command '$1'");
    }

    private static String advice(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return "see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }
}
