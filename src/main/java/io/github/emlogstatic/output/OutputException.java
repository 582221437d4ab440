package io.github.emlogstatic.output;

import java.io.IOException;

/** A guard refuses an output directory because it holds files of others. Nothing was written there. */
public final class OutputException extends IOException {

    /** @param message one line that says what, where and what to do */
    OutputException(String message) {
        super(message);
    }
}
