package io.github.emlogstatic.check;

import io.github.emlogstatic.emlog.http.NotPublicException;
import io.github.emlogstatic.emlog.http.PublicWeb;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks other sites whether addresses still exist: one request at a time to each host, with a pause between requests.
 * Sends {@code HEAD}, and {@code GET} if that fails. Answers are cached.
 */
public final class ExternalLinks {

    private static final int HOSTS_AT_ONCE = 8;
    private static final int TOO_MANY = 429;

    /** After so many answers they are written to the cache, because a check may take hours and be ended before. */
    private static final int SAVED_AT_ONCE = 20;

    private static final int ASKED_AGAIN = 3;

    /** Other errors may be meant for programs only, while browsers are shown the page. */
    private static final Set<Integer> GONE = Set.of(404, 410);

    private final ExternalCache cache;
    private final String userAgent;
    private final Duration pause;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicInteger unknownHosts = new AtomicInteger();
    private final SortedMap<String, Integer> unasked = new ConcurrentSkipListMap<>();
    private int unsaved;
    private final OkHttpClient client;

    /**
     * @param pause between two requests to the same host
     * @param timeout for an answer
     * @param web what may be asked: a comment may name an address of the network that this machine is in
     */
    public ExternalLinks(ExternalCache cache, String userAgent, Duration pause, Duration timeout, PublicWeb web) {
        this.cache = cache;
        this.userAgent = userAgent;
        this.pause = pause;
        this.client = web.restrictUnlessProxied(new OkHttpClient.Builder().callTimeout(timeout))
                .build();
    }

    /**
     * The broken addresses.
     *
     * @param places the addresses, each with the links that contain it
     * @param checked runs after each address, in several threads
     * @throws OfflineException if several names were not found, and no site answers; then nothing is cached
     */
    public List<BrokenLink> findings(Map<String, List<SiteLink>> places, Clock clock, Runnable checked)
            throws IOException, InterruptedException {
        Map<String, List<String>> byHost = new TreeMap<>();
        for (String address : places.keySet()) {
            byHost.computeIfAbsent(host(address), unused -> new ArrayList<>()).add(address);
        }
        SortedMap<String, String> broken = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(HOSTS_AT_ONCE);
        try {
            List<Future<?>> hosts = new ArrayList<>();
            for (Map.Entry<String, List<String>> host : byHost.entrySet()) {
                hosts.add(threads.submit(() -> askHost(host.getKey(), host.getValue(), clock, broken, checked)));
            }
            for (Future<?> host : hosts) {
                host.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException unsaved ? unsaved : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
            client.connectionPool().evictAll();
        }
        if (unknownHosts.get() > 1 && !isOnline(byHost, clock.instant())) {
            throw new OfflineException();
        }
        cache.save(clock.instant());
        return broken.entrySet().stream()
                .map(entry -> BrokenLink.of(places.getOrDefault(entry.getKey(), List.of()), entry.getValue()))
                .toList();
    }

    /** Whether any site answers. If none was asked but those that are gone, some that answered earlier are asked again. */
    private boolean isOnline(Map<String, List<String>> byHost, Instant now) throws InterruptedException {
        List<String> good = byHost.values().stream()
                .flatMap(addresses -> addresses.stream()
                        .filter(address ->
                                cache.find(address, now).filter(String::isEmpty).isPresent())
                        .limit(1))
                .limit(ASKED_AGAIN)
                .toList();
        for (int i = 0; i < good.size() && !answered.get(); i++) {
            ask(good.get(i));
        }
        return answered.get();
    }

    /** How many addresses were not checked, by host, because the host wants no more requests. */
    public SortedMap<String, Integer> unasked() {
        return unasked;
    }

    /** After a {@code 429} the host is not asked again until the next check. */
    private Void askHost(String host, List<String> addresses, Clock clock, Map<String, String> broken, Runnable checked)
            throws IOException, InterruptedException {
        boolean asked = false;
        boolean enough = false;
        for (String address : addresses) {
            Optional<String> why = cache.find(address, clock.instant());
            if (why.isEmpty() && !enough) {
                Thread.sleep(asked ? pause.toMillis() : 0);
                asked = true;
                why = ask(address);
                enough = why.isEmpty();
                if (why.isPresent()) {
                    keep(address, why.get(), clock.instant());
                }
            }
            if (why.isEmpty()) {
                unasked.merge(host, 1, Integer::sum);
            }
            why.filter(known -> !known.isEmpty()).ifPresent(known -> broken.put(address, known));
            checked.run();
        }
        return null;
    }

    private synchronized void keep(String address, String why, Instant now) throws IOException {
        cache.put(address, why, now);
        unsaved++;
        if (unsaved >= SAVED_AT_ONCE && answered.get()) {
            cache.save(now);
            unsaved = 0;
        }
    }

    /** Why the address is broken, or an empty string if it is not; empty if the host wants no more requests. */
    private Optional<String> ask(String address) throws InterruptedException {
        try {
            int status = status(address);
            return status == TOO_MANY ? Optional.empty() : Optional.of(verdict(status));
        } catch (IllegalArgumentException e) {
            return Optional.of("is not a valid address");
        } catch (NotPublicException e) {
            return Optional.of("is an address of a private network, which is not asked");
        } catch (UnknownHostException e) {
            unknownHosts.incrementAndGet();
            return Optional.of("there is no such host");
        } catch (IOException e) {
            return Optional.of("cannot be reached (" + reason(e) + ")");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "the connection was refused";
        }
        if (e instanceof SSLException) {
            return "there is no secure connection";
        }
        return e instanceof InterruptedIOException ? "no answer in time" : "the connection broke";
    }

    private static String verdict(int status) {
        return GONE.contains(status) || status >= 500 ? "answers " + status : "";
    }

    private int status(String address) throws IOException, InterruptedException {
        try {
            int status = status("HEAD", address);
            if (status < 400 || status == TOO_MANY) {
                return status;
            }
        } catch (UnknownHostException | ConnectException | InterruptedIOException | SSLException e) {
            throw e; // GET would not reach the host either
        } catch (IOException e) {
            // Some hosts break the connection.
        }
        Thread.sleep(pause.toMillis());
        return status("GET", address);
    }

    private int status(String method, String address) throws IOException {
        Request request = new Request.Builder()
                .url(address)
                .method(method, null)
                .header("User-Agent", userAgent)
                .build();
        try (Response response = client.newCall(request).execute()) {
            answered.set(true);
            return response.code();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException(e); // OkHttp cannot read the status or the Retry-After of the answer
        }
    }

    private static String host(String address) {
        return address.replaceFirst("^https?://", "").replaceFirst("[/?].*", "");
    }
}
