package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out the language of messages before the command line is parsed, because mistakes in it are messages too. */
public final class LanguageOption {

    public static final String NAME = "--lang";
    private static final String VARIABLE = "EMLOG_STATIC_LANG";

    /** The variables of a locale that decide on messages. The first that is set counts. */
    private static final List<String> LOCALE = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private LanguageOption() {}

    /**
     * The language of the machine. Java says English where the locale of the environment is not installed, so the variables
     * are read here too.
     *
     * @param locale what Java takes for the locale
     */
    public static Language usual(Map<String, String> variables, Locale locale) {
        String named = LOCALE.stream()
                .map(name -> variables.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        Language language = Language.of(locale);
        return language == Language.ENGLISH ? Language.of(Language.locale(named)) : language;
    }

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
