package io.github.emlogstatic.publish.target;

import java.io.IOException;

/**
 * The site was not published. The message is one line, without secrets. On a git remote nothing has changed; where single
 * files are uploaded, some may have been, and the next run goes on.
 */
public sealed class PublishException extends IOException {

    private PublishException(String message) {
        super(message);
    }

    /** A guard or the target refused; trying again does not help. */
    public static final class Refused extends PublishException {

        private Refused(String message) {
            super(message);
        }
    }

    /** The target did not answer, or did not accept the credentials. */
    public static PublishException unreachable(String message) {
        return new PublishException(message);
    }

    /** A guard or the target refused; trying again does not help. */
    public static PublishException refused(String message) {
        return new Refused(message);
    }
}
