package io.github.emlogstatic.mirror.notify;

import java.io.IOException;

/** A message could not be delivered. The text of the exception is one line, without secrets. */
public final class NotifyException extends IOException {

    NotifyException(String message) {
        super(message);
    }
}
