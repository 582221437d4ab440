package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;

/** Decides whether a request that failed is sent again, and waits until then. Safe for use by several threads. */
final class Retries {

    /** How often a slow answer is requested again. Each attempt takes as long as the deadline. */
    private static final int AGAIN_IF_SLOW = 1;

    /** The status with which firewalls refuse. */
    private static final int FORBIDDEN = 403;

    private final HttpConfig config;
    private final Sleeper sleeper;
    private final Backoff backoff;
    private final Failures failures = new Failures();

    Retries(HttpConfig config, Sleeper sleeper, Backoff backoff) {
        this.config = config;
        this.sleeper = sleeper;
        this.backoff = backoff;
    }

    /** Begins the attempts to send a request. Throws if such requests have failed so often that none is sent any more. */
    Attempts begin(Request request, String purpose) throws EmlogException {
        String server = Redaction.address(request.url()
                .newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .build());
        String kind = purpose + " " + server;
        boolean refused = failures.areRefused(kind);
        if (refused || failures.areFinal(kind)) {
            Reason reason = refused ? Reason.REFUSED : Reason.UNREACHABLE;
            throw new EmlogException(reason, "requests of this kind to " + server + Transport.NOT_ASKED);
        }
        return new Attempts(request, kind);
    }

    /** The attempts to send one request. */
    final class Attempts {

        private final Request request;
        private final String kind;
        private final Duration start = sleeper.elapsed();
        private int failed;
        private int status;

        private Attempts(Request request, String kind) {
            this.request = request;
            this.kind = kind;
        }

        /** The last attempt had an answer that no further attempt would change. */
        void end() {
            failures.end(kind);
        }

        /** An answer begins, with that status. */
        void answered(int status) {
            this.status = status;
        }

        /** The last attempt had an answer that is no good, and that no further attempt would change. */
        void endInVain() {
            if (status == FORBIDDEN && isOfApi()) {
                failures.refuse(kind);
            } else {
                failures.end(kind);
            }
        }

        /**
         * Whether the request is a call of the API. A firewall that refuses one call of a method refuses all of them,
         * while a refused page or file says nothing about the next one.
         */
        private boolean isOfApi() {
            return request.url().queryParameter("rest-api") != null;
        }

        /** Waits for the next attempt, which may get a better answer than this one. Throws if there is no next attempt. */
        void repeat(RetryableException answer) throws EmlogException {
            int retries = retries();
            Duration wait = Backoff.longer(
                    answer.after().orElse(Duration.ZERO), backoff.before(retries == 0 ? config.retries() : failed));
            boolean tooLong = wait.compareTo(Backoff.LONGEST) > 0;
            boolean last = tooLong || failed >= Math.min(retries, answer.atMost());
            if (!last || !tooLong && retries < config.retries()) { // the only attempt has its pause behind it
                sleep(wait);
            }
            if (last) {
                failures.add(kind, start, sleeper.elapsed(), tooLong);
                if (answer.verdict().reason() == Reason.NOT_EMLOG && isOfApi()) {
                    failures.refuse(kind);
                }
                throw answer.verdict();
            }
            failed++;
        }

        /** Waits for the next attempt after one without an answer. Throws if there is no next attempt. */
        void repeatUnanswered(IOException e) throws EmlogException {
            NoAnswer failure = new NoAnswer(request.url(), e);
            boolean slow = e instanceof Deadline.TooSlow;
            boolean inVain = failure.isPermanent() || Thread.currentThread().isInterrupted();
            int retries = retries();
            if (!inVain && failed < (slow ? Math.min(AGAIN_IF_SLOW, retries) : retries)) {
                sleep(backoff.before(failed));
                failed++;
                return;
            }
            if (!inVain
                    && !slow
                    && failed < config.retries()) { // some servers close the connection to who asks too much
                sleep(backoff.before(config.retries()));
            }
            failures.add(kind, start, sleeper.elapsed(), false);
            throw failure.verdict(config.timeout());
        }

        /** No retries if many requests of this kind have failed in all attempts, and none has succeeded since. */
        private int retries() {
            return failures.areMany(kind) ? 0 : config.retries();
        }

        private void sleep(Duration duration) throws EmlogException {
            try {
                sleeper.sleep(duration);
            } catch (InterruptedException e) {
                throw interrupted(request, e);
            }
        }
    }

    static EmlogException interrupted(Request request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmlogException(
                Reason.UNREACHABLE, Redaction.address(request.url()) + ": interrupted while waiting", e);
    }
}
