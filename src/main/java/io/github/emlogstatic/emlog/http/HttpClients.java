package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.config.CrawlConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The clients of one transport, for http and for https, made when they are first needed; they count what they send.
 * Safe for several threads.
 */
final class HttpClients implements AutoCloseable {

    private final CrawlConfig config;
    private final UnaryOperator<OkHttpClient.Builder> restrictions;
    private final Dispatcher dispatcher = new Dispatcher();
    private final ConnectionPool pool = new ConnectionPool();
    private final Map<Boolean, OkHttpClient> clients = new ConcurrentHashMap<>();
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    /** What all clients for http are made from. */
    private static final class Plain {
        private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }

    /** And those for https: to read the system's certificates takes long enough to do it once, and only where needed. */
    private static final class Secure {
        private static final OkHttpClient CLIENT = new OkHttpClient();
    }

    /** What a request asks for, as the counts call it. */
    record Purpose(String name) {}

    /** @param restrictions of where they may go */
    HttpClients(CrawlConfig config, UnaryOperator<OkHttpClient.Builder> restrictions) {
        this.config = config;
        this.restrictions = restrictions;
    }

    static void prepare(boolean secure) {
        base(secure).newBuilder();
    }

    private static OkHttpClient base(boolean secure) {
        return secure ? Secure.CLIENT : Plain.CLIENT;
    }

    /** The client for that request. */
    OkHttpClient of(Request request) {
        return clients.computeIfAbsent(
                request.isHttps(),
                secure -> restrictions.apply(settings(base(secure))).build());
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

    /** OkHttp itself repeats some requests, so only here are all of them seen. */
    private Response count(Interceptor.Chain chain) throws IOException {
        Purpose purpose = chain.request().tag(Purpose.class);
        sent.merge(purpose == null ? "" : purpose.name(), 1, Integer::sum);
        return chain.proceed(chain.request());
    }

    /** Requests sent so far, by the name of their purpose. */
    Map<String, Integer> sent() {
        return Map.copyOf(sent);
    }

    @Override
    public void close() {
        dispatcher.executorService().shutdown();
        pool.evictAll();
    }
}
