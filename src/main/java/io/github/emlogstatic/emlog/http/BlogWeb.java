package io.github.emlogstatic.emlog.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.function.Predicate;
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

    private final Predicate<InetAddress> isPublic;
    private @Nullable String blog;
    private boolean restricted;

    public BlogWeb(Predicate<InetAddress> isPublic) {
        this.isPublic = isPublic;
    }

    public OkHttpClient.Builder restrict(OkHttpClient.Builder client) {
        return client.addNetworkInterceptor(this::beforeAsking);
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
     * The first host is the blog. It may have public and private addresses at the same time, if this machine is in its
     * network.
     */
    private synchronized void check(String host, InetAddress address) throws NotPublicException {
        if (blog == null) {
            blog = host;
            restricted = isPublic.test(address);
        } else if (restricted && !host.equals(blog) && !isPublic.test(address)) {
            throw new NotPublicException(host, address);
        }
    }
}
