package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.config.HttpConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Restricts a client to the public internet. Addresses are checked after a name is resolved, and again when the
 * connection stands. A redirect is a request of its own, so it is checked too.
 */
public final class PublicWeb {

    private final Dns dns;
    private final Predicate<InetAddress> isPublic;

    public PublicWeb(Dns dns, Predicate<InetAddress> isPublic) {
        this.dns = dns;
        this.isPublic = isPublic;
    }

    /** The public internet, as this machine finds its names. */
    public static PublicWeb internet() {
        return new PublicWeb(Dns.SYSTEM, PublicAddress::is);
    }

    /** A transport that reaches only the public internet. */
    public static Transport transport(HttpConfig config) {
        return new Transport(config.withRetries(Math.min(1, config.retries())), internet()::restrict);
    }

    /** Restricts the client. Proxies are switched off, because they resolve names themselves. */
    public OkHttpClient.Builder restrict(OkHttpClient.Builder client) {
        return client.proxy(Proxy.NO_PROXY)
                .dns(this::lookup)
                .addInterceptor(this::beforeConnecting)
                .addNetworkInterceptor(this::beforeAsking);
    }

    /** Restricts the client, unless a proxy asks for it: the proxy finds the hosts, in its own network. */
    public OkHttpClient.Builder restrictUnlessProxied(OkHttpClient.Builder client) {
        ProxySelector proxies = ProxySelector.getDefault();
        boolean proxied = proxies != null
                && proxies.select(URI.create("https://example.com/")).stream()
                        .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
        return proxied ? client : restrict(client);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> allowed = new ArrayList<>();
        for (InetAddress address : dns.lookup(host)) {
            check(host, address);
            allowed.add(address);
        }
        return allowed;
    }

    /** Checks addresses in numbers, which need no lookup. */
    private Response beforeConnecting(Interceptor.Chain chain) throws IOException {
        String host = chain.request().url().host();
        if (host.matches("[0-9.]+|.*:.*")) {
            check(host, InetAddress.getByName(host));
        }
        return chain.proceed(chain.request());
    }

    private Response beforeAsking(Interceptor.Chain chain) throws IOException {
        if (chain.connection() == null) {
            throw new IllegalStateException("a network interceptor without a connection");
        }
        InetAddress address = chain.connection().route().socketAddress().getAddress();
        check(chain.request().url().host(), address);
        return chain.proceed(chain.request());
    }

    private void check(String host, InetAddress address) throws NotPublicException {
        if (!isPublic.test(address)) {
            throw new NotPublicException(host, address);
        }
    }
}
