package io.github.emlogstatic.config.settings;

/** A mistake in the configuration or on the command line; the message names the place and what to do. */
public final class ConfigException extends Exception {

    private final boolean typed;

    public ConfigException(String message) {
        this(message, false);
    }

    /** @param typed whether the mistake is on the command line */
    public ConfigException(String message, boolean typed) {
        super(message);
        this.typed = typed;
    }

    /** Whether the mistake is on the command line. */
    public boolean isTyped() {
        return typed;
    }
}
