package io.github.emlogstatic.check;

import java.io.IOException;

/** No other site can be found, most likely because this machine has no network. */
public final class OfflineException extends IOException {

    OfflineException() {
        super("no other site can be found; check this machine's network, then check again");
    }
}
