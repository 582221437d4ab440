package io.github.emlogstatic.config.settings;

/** A key or a password. It prints as dots, so that no log shows it by accident. */
public record Secret(String value) {

    private static final String DOTS = "•••";

    private static final int SHORTEST = 6;

    /** Whether it may be an ordinary word, which would be found everywhere. */
    public boolean isShort() {
        return value.strip().length() < SHORTEST;
    }

    /** The text with dots in its place. A line break at the end of a variable or a file is no part of the secret. */
    public String hiddenIn(String text) {
        return isShort() ? text : text.replace(value.strip(), DOTS);
    }

    @Override
    public String toString() {
        return DOTS;
    }
}
