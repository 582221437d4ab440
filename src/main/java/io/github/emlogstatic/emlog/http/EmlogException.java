package io.github.emlogstatic.emlog.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request that brought no usable answer. The message is one line: what happened, at which address (without secrets),
 * and what to do.
 */
public final class EmlogException extends IOException {

    private final Reason reason;
    private final boolean tooMuch;
    private final String beginning;

    /** The reason, as far as the crawl distinguishes reasons. */
    public enum Reason {
        /** There was no connection or no answer in time, or a server error remained after all retries. */
        UNREACHABLE,
        /** The answer is not emlog's: it has no JSON envelope, or is a page of another program. */
        NOT_EMLOG,
        /** The answer is emlog's, but about something else: another article, another page of a list. */
        OTHER,
        /** The answer has no comment, and the blog counts some: emlog's own count may be wrong for ever. */
        MISCOUNTED,
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
        /** The blog's {@code robots.txt} forbids the page to programs. */
        ROBOTS,
        /** The request was refused for another reason, which the message names. */
        REFUSED
    }

    public EmlogException(Reason reason, String message) {
        this(reason, message, null, false, "");
    }

    public EmlogException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, false, "");
    }

    private EmlogException(
            Reason reason, String message, @Nullable Throwable cause, boolean tooMuch, String beginning) {
        super(message, cause);
        this.reason = reason;
        this.tooMuch = tooMuch;
        this.beginning = beginning;
    }

    /**
     * The request may succeed if it asks for less.
     *
     * @param beginning the beginning of the answer, as far as it was read
     */
    public static EmlogException tooMuch(Reason reason, String message, String beginning) {
        return new EmlogException(reason, message, null, true, beginning);
    }

    /** Two answers to the same request differ. */
    public static EmlogException unsteady(String where) {
        return new EmlogException(
                Reason.NOT_EMLOG,
                where
                        + " was asked for twice, and the answers differ; what the archive has stays, and the next run asks"
                        + " again");
    }

    /**
     * The answer is about something else.
     *
     * @param where the address of the request
     * @param what the content of the answer
     */
    public static EmlogException other(String where, String what) {
        return new EmlogException(
                Reason.OTHER,
                where + " answered with " + what
                        + "; a login, a firewall or a cache in front of the blog may have answered. What the archive has"
                        + " stays; the next run asks again");
    }

    /** More articles than an emlog has whose pages come in time. */
    private static final int MOST_ARTICLES = 200_000;

    /** How many articles a list may show whose number the blog does not tell. A list with more has no end. */
    public static int mostArticles(int archived) {
        return Math.max(MOST_ARTICLES, 2 * archived);
    }

    /**
     * A list of articles without an end.
     *
     * @param most how many it may show
     */
    public static EmlogException endless(String base, int most) {
        return new EmlogException(
                Reason.NOT_EMLOG,
                base + " lists more than " + most
                        + " articles, and no end of them; look for a plugin or a cache that gives each page of the list new"
                        + " ones");
    }

    /** Never null, unlike another exception's. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Reason reason() {
        return reason;
    }

    /**
     * Whether the blog may answer if it is asked for less, because the answer was too large or empty. PHP prints
     * nothing if its memory is too small. emlog prints nothing if a text is not UTF-8 or is nested too deeply.
     */
    public boolean isTooMuch() {
        return tooMuch;
    }

    /** The beginning of an answer that was too large. It may hold personal data. Empty otherwise. */
    public String beginning() {
        return beginning;
    }
}
