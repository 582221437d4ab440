package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.settings.ConfigException;
import java.util.regex.Pattern;

/** The address of a place on the web that an option names. */
final class WebAddress {

    private static final Pattern FORM = Pattern.compile("https?://[^\\s/?#]+(?:/[^\\s?#]*)?", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** @return the address as it was given */
    static String of(String option, String given) throws ConfigException {
        if (!FORM.matcher(given).matches()) {
            throw new ConfigException(option + " " + given + " is no address; write it as https://blog.example.com/");
        }
        return given;
    }
}
