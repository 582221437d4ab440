package io.github.emlogstatic.config.settings;

/** A mistake in the configuration or on the command line; the message names the place and what to do. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
