package io.github.emlogstatic.mirror;

import java.io.IOException;

/** Nobody could be told. The message is one line, without secrets. */
public final class NotifyException extends IOException {

    private static final long serialVersionUID = 1L;

    NotifyException(String message) {
        super(message);
    }
}
