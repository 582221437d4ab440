package io.github.emlogstatic.config.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} by the environment variable of that name; {@code $${NAME}} stands for {@code ${NAME}}. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Variables NONE = new Variables(Optional.empty());

    private final Optional<Map<String, String>> environment;

    Variables(Map<String, String> environment) {
        this(Optional.of(Map.copyOf(environment)));
    }

    private Variables(Optional<Map<String, String>> environment) {
        this.environment = environment;
    }

    /** Leaves every text as it is. */
    static Variables none() {
        return NONE;
    }

    /** @throws ConfigException in words that follow the key, if a variable is not set or its name is invalid */
    String expand(String text) throws ConfigException {
        if (environment.isEmpty() || !text.contains("${")) {
            return text;
        }
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (reference.find()) {
            boolean escaped = !reference.group(1).isEmpty();
            String replacement = escaped ? reference.group().substring(1) : value(reference, environment.get());
            reference.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
        }
        return reference.appendTail(expanded).toString();
    }

    private static String value(Matcher reference, Map<String, String> environment) throws ConfigException {
        String name = reference.group(2);
        if (reference.group(3).isEmpty() || !NAME.matcher(name).matches()) {
            throw new ConfigException(
                    "holds ${ without a variable's name and }; write $${ for the characters themselves");
        }
        String value = environment.get(name);
        if (value == null) {
            throw new ConfigException("the environment variable " + name + " is not set; set it, or remove this line");
        }
        return value;
    }
}
