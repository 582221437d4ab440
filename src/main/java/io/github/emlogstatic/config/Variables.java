package io.github.emlogstatic.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables of the environment in the place of {@code ${NAME}}; {@code $${NAME}} stands for itself. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @throws ConfigException with words that follow the key, where a variable is not set or not a name */
    String expand(String text) throws ConfigException {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (reference.find()) {
            boolean escaped = !reference.group(1).isEmpty();
            String replacement = escaped ? reference.group().substring(1) : value(reference.group());
            reference.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
        }
        return reference.appendTail(expanded).toString();
    }

    private String value(String reference) throws ConfigException {
        boolean closed = reference.endsWith("}");
        String name = reference.substring(2, reference.length() - (closed ? 1 : 0));
        if (!closed || !NAME.matcher(name).matches()) {
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
