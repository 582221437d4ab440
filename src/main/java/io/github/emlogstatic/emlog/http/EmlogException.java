package io.github.emlogstatic.emlog.http;

import java.io.IOException;

/**
 * An answer that is no answer. The message is one line: what, at which address (without secrets), and what to do.
 */
public final class EmlogException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean tooMuch;
    private final String beginning;

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

    public EmlogException(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.tooMuch = false;
        this.beginning = "";
    }

    public EmlogException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.tooMuch = false;
        this.beginning = "";
    }

    private EmlogException(Reason reason, String message, String beginning) {
        super(message);
        this.reason = reason;
        this.tooMuch = true;
        this.beginning = beginning;
    }

    /**
     * An answer that may come if less is asked for.
     *
     * @param beginning of the answer, as far as it was read
     */
    public static EmlogException tooMuch(Reason reason, String message, String beginning) {
        return new EmlogException(reason, message, beginning);
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

    /**
     * Whether the blog may answer if it is asked for less: the answer was too large, or empty. PHP prints nothing where its
     * memory is too small, and emlog where one of the texts is not UTF-8 or lies too deep.
     */
    public boolean isTooMuch() {
        return tooMuch;
    }

    /** The beginning of an answer that was too large, which may hold personal data; else empty. */
    public String beginning() {
        return beginning;
    }
}
