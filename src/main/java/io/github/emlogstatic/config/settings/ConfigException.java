package io.github.emlogstatic.config.settings;

/** A mistake in the configuration or on the command line; the message names the place and what to do. */
public final class ConfigException extends Exception {

    public ConfigException(String message) {
        super(message);
    }

    /** Whether the mistake is on the command line: the message begins with the option, or with the word for the argument. */
    public boolean isOfCommandLine() {
        return String.valueOf(getMessage()).matches("(?:--|BLOG\\b).*");
    }
}
