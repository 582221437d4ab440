package io.github.emlogstatic.render.theme;

import java.io.IOException;

/** A mistake in a theme or in its options; the message names the file, the line where it is known, and what is wrong. */
public final class ThemeException extends IOException {

    private static final long serialVersionUID = 1L;

    ThemeException(String message) {
        super(message);
    }

    ThemeException(String message, Throwable cause) {
        super(message, cause);
    }
}
