package io.github.emlogstatic.emlog.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a blog on the public internet from leading this machine into its own network. For instance, an upload could
 * redirect to a router or to the metadata service of a cloud, and its answer would be published with the site.
 *
 * <p>A blog in a private network may lead anywhere. The address of each connection is checked before the request is
 * sent. A proxy makes its own connections, so its own rules hold.
 */
public final class BlogWeb {

    private final Dns dns;
    private final Predicate<InetAddress> isPublic;
    /** The addresses of each host when it was first looked up. */
    private final Map<String, List<InetAddress>> first = new HashMap<>();

    private @Nullable String blog;
    private boolean restricted;

    /** @param dns finds the addresses of hosts */
    public BlogWeb(Dns dns, Predicate<InetAddress> isPublic) {
        this.dns = dns;
        this.isPublic = isPublic;
    }

    public OkHttpClient.Builder restrict(OkHttpClient.Builder client) {
        return client.dns(this::lookup).addNetworkInterceptor(this::beforeAsking);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = dns.lookup(host);
        learn(host, found);
        return found;
    }

    private synchronized void learn(String host, List<InetAddress> found) {
        first.putIfAbsent(host, found);
    }

    private Response beforeAsking(Interceptor.Chain chain) throws IOException {
        if (chain.connection() == null) {
            throw new IllegalStateException("a network interceptor without a connection");
        }
        Route route = chain.connection().route();
        if (route.proxy().type() == Proxy.Type.DIRECT) {
            check(chain.request().url().host(), route.socketAddress().getAddress());
        }
        return chain.proceed(chain.request());
    }

    /**
     * Checks an address of a host. The first host is the blog. If this machine is in its network, its name may have
     * public and private addresses at the same time. A private address that the name gets later may belong to anybody.
     */
    private synchronized void check(String host, InetAddress address) throws NotPublicException {
        if (blog == null) {
            blog = host;
            restricted = isPublic.test(address);
        } else if (restricted
                && !isPublic.test(address)
                && !(host.equals(blog) && first.getOrDefault(host, List.of()).contains(address))) {
            throw new NotPublicException(host, address);
        }
    }
}
