package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.config.HttpConfig;
import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The clients of one transport, one for http and one for https. They are made when they are first needed, and they
 * count their requests. Safe for several threads.
 */
final class HttpClients implements AutoCloseable {

    private final HttpConfig config;
    private final UnaryOperator<OkHttpClient.Builder> restrictions;
    private final Dispatcher dispatcher = new Dispatcher();
    private final ConnectionPool pool = new ConnectionPool();
    private final Map<Boolean, OkHttpClient> clients = new ConcurrentHashMap<>();
    private final Map<String, OkHttpClient> clientsByHost = new ConcurrentHashMap<>();
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    /** The client that all clients for http share their settings with. */
    private static final class Plain {
        private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }

    /**
     * The client that all clients for https share their settings with. It is made only if needed, because reading the
     * system's certificates takes long.
     */
    private static final class Secure {
        private static final OkHttpClient CLIENT = new OkHttpClient();
    }

    /** What a request is for. Requests are counted by this name. */
    record Purpose(String name) {}

    /** Marks a request that OkHttp must not repeat by itself. */
    enum Once {
        YES
    }

    /** @param restrictions on the hosts and networks that may be reached */
    HttpClients(HttpConfig config, UnaryOperator<OkHttpClient.Builder> restrictions) {
        this.config = config;
        this.restrictions = restrictions;
    }

    static void prepare(boolean secure) {
        base(secure).newBuilder();
    }

    private static OkHttpClient base(boolean secure) {
        return secure ? Secure.CLIENT : Plain.CLIENT;
    }

    OkHttpClient of(Request request) {
        HttpUrl url = request.url();
        String host = url.scheme() + "://" + url.host();
        OkHttpClient client = clientsByHost.get(host);
        if (client == null) {
            client = ofHost(url);
            clientsByHost.put(host, client);
        }
        return request.tag(Once.class) == null ? client : once(client);
    }

    /**
     * OkHttp connects on other threads, so that it can try a second address of the host while the first does not answer.
     * For a host with a single address that only costs time.
     */
    private OkHttpClient ofHost(HttpUrl url) {
        OkHttpClient client = clients.computeIfAbsent(
                url.isHttps(),
                secure -> restrictions.apply(settings(base(secure))).build());
        return hasOneAddress(url, client)
                ? client.newBuilder().fastFallback(false).proxy(Proxy.NO_PROXY).build()
                : client;
    }

    private static boolean hasOneAddress(HttpUrl url, OkHttpClient client) {
        boolean direct = client.proxy() == null
                && client.proxySelector().select(url.uri()).stream()
                        .allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
        try {
            return direct && client.dns().lookup(url.host()).size() == 1;
        } catch (IOException e) {
            return false; // the request will tell
        }
    }

    /** A server may have closed a connection that waits in the pool, so a request without a second try gets a new one. */
    private static OkHttpClient once(OkHttpClient client) {
        return client.newBuilder()
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    private OkHttpClient.Builder settings(OkHttpClient base) {
        return base.newBuilder()
                .dispatcher(dispatcher)
                .connectionPool(pool)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(config.timeout())
                .readTimeout(config.timeout())
                .writeTimeout(config.timeout())
                .addNetworkInterceptor(this::count);
    }

    /** Counts here, because OkHttp repeats some requests by itself. */
    private Response count(Interceptor.Chain chain) throws IOException {
        Purpose purpose = chain.request().tag(Purpose.class);
        sent.merge(purpose == null ? "" : purpose.name(), 1, Integer::sum);
        Response response = chain.proceed(chain.request());
        return chain.request().tag(Once.class) == null
                ? response
                : response.newBuilder().removeHeader("Retry-After").build(); // OkHttp would repeat the request at once
    }

    /** The number of requests sent so far, by purpose. */
    Map<String, Integer> sent() {
        return Map.copyOf(sent);
    }

    @Override
    public void close() {
        dispatcher.executorService().shutdown();
        pool.evictAll();
    }
}
