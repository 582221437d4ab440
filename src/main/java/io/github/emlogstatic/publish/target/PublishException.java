package io.github.emlogstatic.publish.target;

import java.io.IOException;

/**
 * The site was not published. The message is one line, without secrets. On a git remote nothing has changed; where single
 * files are uploaded, some may have been, and the next run goes on.
 */
public final class PublishException extends IOException {

    private final Reason reason;

    /** Which kind of failure it was. */
    public enum Reason {
        /** The target did not answer, or did not accept the credentials. */
        UNREACHABLE,
        /** A guard or the target refused. */
        REFUSED
    }

    private PublishException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The target did not answer, or did not accept the credentials. */
    public static PublishException unreachable(String message) {
        return new PublishException(Reason.UNREACHABLE, message);
    }

    /** A guard or the target refused; trying again does not help. */
    public static PublishException refused(String message) {
        return new PublishException(Reason.REFUSED, message);
    }

    public Reason reason() {
        return reason;
    }
}
