package io.github.emlogstatic.emlog;

import java.io.IOException;

/**
 * An answer that is no answer. The message is one line: what, at which address (without secrets), and what to do.
 */
public final class EmlogException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, as far as the crawl has to tell the cases apart. */
    public enum Reason {
        /** No connection, no answer in time, a server error that outlasted all retries. */
        UNREACHABLE,
        /** An answer that is not emlog's: no JSON envelope, a page of another program. */
        NOT_EMLOG,
        /** An answer of emlog's about something else than was asked for: another article, another page of a list. */
        OTHER,
        /** The owner has closed the API. */
        API_CLOSED,
        /** The method does not exist in this version. */
        NO_SUCH_METHOD,
        /** Wrong or missing credentials. */
        UNAUTHORIZED,
        /** The article, page or file does not exist, or is not public. */
        NOT_FOUND,
        /** The article is protected and the password was wrong or missing. */
        WRONG_PASSWORD,
        /** The blog's {@code robots.txt} closes the page to programs. */
        ROBOTS,
        /** Refused for another reason, which the message gives. */
        REFUSED
    }

    EmlogException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    EmlogException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The same was asked twice, and the answers do not agree. */
    public static EmlogException unsteady(String where) {
        return new EmlogException(
                Reason.NOT_EMLOG,
                where
                        + " was asked for twice, and the answers differ; what the archive has stays, and the next run asks"
                        + " again");
    }

    /**
     * An answer that is about something else than was asked.
     *
     * @param where the address that was asked
     * @param what came
     */
    public static EmlogException other(String where, String what) {
        return new EmlogException(
                Reason.OTHER,
                where + " answered with " + what
                        + "; a cache in front of the blog may mix answers up. What the archive has stays; the next run"
                        + " asks again");
    }

    public Reason reason() {
        return reason;
    }
}
