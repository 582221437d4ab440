package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: a few at the same time, repeated if that may help, and counted. Redirects are followed only if the
 * caller wants it. Safe for use by several threads.
 */
public final class Transport implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    private static final long UNKNOWN_LENGTH = -1;

    /** A part of the message if a server was not asked at all. */
    public static final String NOT_ASKED = " fail again and again, so this run sends no more; run again later";

    private final HttpConfig config;
    private final HttpClients clients;
    private final Semaphore connections;
    private final Sleeper sleeper;
    private final Retries retries;

    /**
     * @param url where the redirects ended
     * @param answer the site's answer
     */
    public record Arrived<T>(HttpUrl url, T answer) {}

    private record Attempt<T>(
            @Nullable HttpUrl next, @Nullable T answer) {}

    /** Turns a response into an answer. After any exception but {@link EmlogException} the request is repeated. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Response response) throws IOException;
    }

    /** @param restrictions on the hosts and networks that may be reached */
    public Transport(HttpConfig config, UnaryOperator<OkHttpClient.Builder> restrictions) {
        this(
                config,
                wait -> Thread.sleep(wait.toMillis()),
                new Backoff(() -> ThreadLocalRandom.current().nextLong()),
                restrictions);
    }

    public Transport(
            HttpConfig config, Sleeper sleeper, Backoff backoff, UnaryOperator<OkHttpClient.Builder> restrictions) {
        this.config = config;
        this.clients = new HttpClients(config, restrictions);
        this.sleeper = sleeper;
        this.retries = new Retries(config, sleeper, backoff);
        this.connections = new Semaphore(Math.max(1, config.connections()));
    }

    /**
     * Loads what the first request needs, so that it is not slow.
     *
     * @param secure whether it will be for https
     */
    public static void prepare(boolean secure) {
        HttpClients.prepare(secure);
    }

    /** Sends one request. A redirect is an error. */
    public <T> T send(Request request, String purpose, Reader<T> reader) throws EmlogException {
        return retrying(request, purpose, refusingRedirects(request, reader));
    }

    private static <T> Reader<T> refusingRedirects(Request request, Reader<T> reader) {
        return response -> {
            if (Redirect.is(response)) {
                throw Redirect.refused(request, response);
            }
            return reader.read(response);
        };
    }

    /**
     * Sends a request that changes something at the other side. It is never repeated, not even by OkHttp: when the
     * connection breaks, it may have arrived.
     */
    public <T> T sendOnce(Request request, String purpose, Reader<T> reader) throws EmlogException {
        Request named = named(request, purpose)
                .newBuilder()
                .tag(HttpClients.Once.class, HttpClients.Once.YES)
                .build();
        try {
            return once(named, refusingRedirects(request, reader));
        } catch (EmlogException e) {
            throw e;
        } catch (RetryableException e) {
            throw e.verdict();
        } catch (IOException e) {
            throw new NoAnswer(request.url(), e).verdict(config.timeout());
        }
    }

    /** Sends one request whose answer may be a redirect or a cookie. Any status below 500 is an answer. */
    public <T> T sendAny(Request request, String purpose, Reader<T> reader) throws EmlogException {
        return retrying(request, purpose, reader);
    }

    /** Sends a request without credentials, and follows redirects to any host. */
    public <T> T follow(Request request, String purpose, Reader<T> reader) throws EmlogException {
        return follow(request, purpose, UnaryOperator.identity(), reader).answer();
    }

    /**
     * Sends a request without credentials, and follows at most five redirects, over http and https only.
     *
     * @param next gives the address of the next request for the target of a redirect
     */
    public <T> Arrived<T> follow(Request request, String purpose, UnaryOperator<HttpUrl> next, Reader<T> reader)
            throws EmlogException {
        Set<HttpUrl> seen = new HashSet<>();
        HttpUrl url = request.url();
        while (seen.add(url)) {
            if (seen.size() > MOST_REDIRECTS + 1) {
                throw lost(request, "more than " + MOST_REDIRECTS + " redirects");
            }
            HttpUrl here = url;
            Attempt<T> step = retrying(
                    request.newBuilder().url(url).build(),
                    purpose,
                    response -> Redirect.is(response)
                            ? new Attempt<>(next.apply(Redirect.target(response)), null)
                            : new Attempt<>(null, reader.read(response)));
            if (step.next() == null) {
                return arrived(here, step.answer());
            }
            url = step.next();
        }
        throw lost(request, "redirects lead in a circle");
    }

    private static <T> Arrived<T> arrived(HttpUrl url, @Nullable T answer) {
        if (answer == null) {
            throw new IllegalStateException("a reader gave no answer");
        }
        return new Arrived<>(url, answer);
    }

    private static EmlogException lost(Request request, String why) {
        return new EmlogException(
                Reason.UNREACHABLE,
                Redaction.address(request.url()) + ": " + why + "; open it in a browser and use where it ends");
    }

    private Request named(Request request, String purpose) {
        return request.newBuilder()
                .header("User-Agent", config.userAgent())
                .tag(HttpClients.Purpose.class, new HttpClients.Purpose(purpose))
                .build();
    }

    private <T> T retrying(Request request, String purpose, Reader<T> reader) throws EmlogException {
        Request named = named(request, purpose);
        Retries.Attempts attempts = retries.begin(named, purpose);
        Reader<T> noted = response -> {
            attempts.answered(response.code());
            return reader.read(response);
        };
        while (true) {
            try {
                T answer = once(named, noted);
                attempts.end();
                return answer;
            } catch (EmlogException e) {
                attempts.endInVain();
                throw e;
            } catch (RetryableException e) {
                attempts.repeat(e);
            } catch (IOException e) {
                attempts.repeatUnanswered(e);
            }
        }
    }

    private <T> T once(Request request, Reader<T> reader) throws IOException {
        acquire(request);
        try (Response response = head(clients.of(request).newCall(request))) {
            retryable(response);
            return reader.read(response);
        } finally {
            connections.release();
        }
    }

    /** Sends the call and reads the head of its answer, in bounded time. */
    private Response head(Call call) throws IOException {
        AsyncTimeout watch = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                call.cancel();
            }
        };
        watch.timeout(Deadline.ofHead(config.timeout()).toNanos(), TimeUnit.NANOSECONDS);
        watch.enter();
        try {
            Response response = call.execute();
            if (watch.exit()) {
                response.close();
                throw new Deadline.TooSlow();
            }
            return Deadline.on(withLength(response, call), config.timeout());
        } catch (IOException e) {
            throw watch.exit() ? new Deadline.TooSlow() : e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            watch.exit();
            throw unreadable(e);
        }
    }

    /** OkHttp fails as if the program were wrong on a negative status, and on a {@code Retry-After} that no int holds. */
    private static UnreadableHeadException unreadable(RuntimeException e) {
        UnreadableHeadException unreadable = new UnreadableHeadException(String.valueOf(e.getMessage()));
        unreadable.initCause(e);
        return unreadable;
    }

    /** Refuses a negative length, which OkHttp would accept and then fail on when it reads or closes the body. */
    private static Response withLength(Response response, Call call) throws IOException {
        long length = response.body().contentLength();
        if (length < UNKNOWN_LENGTH) {
            call.cancel(); // closes the connection
            throw new UnreadableHeadException("Content-Length: " + length);
        }
        return response;
    }

    private void acquire(Request request) throws EmlogException {
        try {
            connections.acquire();
        } catch (InterruptedException e) {
            throw Retries.interrupted(request, e);
        }
    }

    /** Waits. A duration of zero does nothing. */
    void pause(Duration duration) throws EmlogException {
        if (!duration.isZero()) {
            try {
                sleeper.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmlogException(Reason.UNREACHABLE, "interrupted while waiting", e);
            }
        }
    }

    /** The time since some moment in the past. */
    Duration elapsed() {
        return sleeper.elapsed();
    }

    private void retryable(Response response) throws RetryableException {
        int status = response.code();
        if (status != 408 && status != 429 && status < 500) {
            return;
        }
        Optional<Duration> after = Backoff.retryAfter(response.header("Retry-After"), Responses.clock(response));
        String why = after.map(wait -> "; it asks to wait " + wait.toSeconds()
                        + " s; run again later, and lower crawl.connections if it stays so")
                .orElse("; run again later, and look at the server's log if it stays so");
        String said = Redaction.address(response.request().url()) + " answered HTTP " + status + why;
        // PHP answers 500 if its memory is too small for the request.
        EmlogException verdict = status == 500
                ? EmlogException.tooMuch(Reason.UNREACHABLE, said, "")
                : new EmlogException(Reason.UNREACHABLE, said);
        throw new RetryableException(verdict, config.retries(), after);
    }

    /** The number of requests sent so far, by purpose. */
    public Map<String, Integer> sent() {
        return new TreeMap<>(clients.sent());
    }

    public HttpConfig config() {
        return config;
    }

    @Override
    public void close() {
        clients.close();
    }
}
