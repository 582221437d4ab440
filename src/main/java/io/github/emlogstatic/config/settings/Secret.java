package io.github.emlogstatic.config.settings;

/** A key or a password. It prints as dots, so that no log shows it by accident. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "•••";
    }
}
