package io.github.emlogstatic.config.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an option whose hyphens a Chinese input method or a web page has replaced by a long dash. */
public final class LongDash {

    private static final Pattern OPTION = Pattern.compile("[-‐-―－]*[‐-―－][-‐-―－]*(?<name>[A-Za-z][\\w-]*)(?:=.*)?");

    private LongDash() {}

    /** The mistake in an argument, in words that follow its place; empty if it is none of these options. */
    public static Optional<String> mistake(String argument) {
        Matcher option = OPTION.matcher(argument);
        if (!option.matches()) {
            return Optional.empty();
        }
        String name = option.group("name");
        return Optional.of("begins with a long dash, as in '" + argument + "'; write ordinary hyphens: "
                + (name.length() == 1 ? "-" : "--") + name);
    }
}
