package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.language.Language;
import java.util.Map;

/** Finds out the language of messages before the command line is parsed, because mistakes in it are messages too. */
public final class LanguageOption {

    public static final String NAME = "--lang";
    private static final String VARIABLE = "EMLOG_STATIC_LANG";

    private LanguageOption() {}

    /**
     * The language that the command line names, or else the environment.
     *
     * @param usual the language if neither names one
     */
    public static Language of(String[] args, Map<String, String> variables, Language usual) throws ConfigException {
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith(NAME + "=")) {
                return named(NAME, args[i].substring(NAME.length() + 1));
            }
            if (args[i].equals(NAME) && i + 1 < args.length) {
                return named(NAME, args[i + 1]);
            }
        }
        return of(variables, usual);
    }

    private static Language of(Map<String, String> variables, Language usual) throws ConfigException {
        String variable = variables.getOrDefault(VARIABLE, "");
        return variable.isEmpty() ? usual : named(VARIABLE, variable);
    }

    /** The language of a message about an option that names none. */
    public static Language withoutOption(Map<String, String> variables, Language usual) {
        return Language.named(variables.getOrDefault(VARIABLE, "")).orElse(usual);
    }

    private static Language named(String source, String tag) throws ConfigException {
        return Language.named(tag)
                .orElseThrow(() ->
                        new ConfigException(source + " must be one of " + Language.tags() + ", not '" + tag + "'"));
    }
}
