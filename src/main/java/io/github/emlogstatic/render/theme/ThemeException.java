package io.github.emlogstatic.render.theme;

import java.io.IOException;

/** A mistake in a theme or in its options. The message names the file, the line if it is known, and the mistake. */
public final class ThemeException extends IOException {

    public ThemeException(String message) {
        super(message);
    }

    public ThemeException(String message, Throwable cause) {
        super(message, cause);
    }
}
