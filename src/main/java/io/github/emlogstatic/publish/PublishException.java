package io.github.emlogstatic.publish;

import java.io.IOException;

/** The site was not published; what is published is as it was. The message is one line, without secrets. */
public final class PublishException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, as far as the caller has to tell the cases apart. */
    public enum Reason {
        /** No answer from the remote, or it did not let us in. */
        UNREACHABLE,
        /** A guard, or the remote, has said no. */
        REFUSED
    }

    PublishException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static PublishException refused(String message) {
        return new PublishException(Reason.REFUSED, message);
    }

    public Reason reason() {
        return reason;
    }
}
