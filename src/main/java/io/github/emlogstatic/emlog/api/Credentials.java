package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.settings.Secret;
import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;

/** How a call is authenticated. Immutable. */
public sealed interface Credentials {

    /** Returns the call with credentials. It may be sent only to the blog's own origin, and may not be redirected. */
    Request sign(Request call);

    /** The configured credentials. For a login they are {@link None} here; {@link Login} gives the {@link Cookie}. */
    static Credentials of(BlogConfig blog, Clock clock) {
        return switch (blog.access().auth()) {
            case SIGNED ->
                blog.access()
                        .apiKey()
                        .<Credentials>map(key -> new Signed(key, clock))
                        .orElse(new None());
            case KEY -> blog.access().apiKey().<Credentials>map(Key::new).orElse(new None());
            case NONE, LOGIN -> new None();
        };
    }

    record None() implements Credentials {
        @Override
        public Request sign(Request call) {
            return call;
        }
    }

    /** {@code req_time} and {@code req_sign}, the MD5 of the time followed by the key. */
    record Signed(Secret key, Clock clock) implements Credentials {
        @Override
        public Request sign(Request call) {
            String time = Long.toString(clock.instant().getEpochSecond());
            HttpUrl url = call.url()
                    .newBuilder()
                    .addQueryParameter("req_time", time)
                    .addQueryParameter(
                            "req_sign",
                            ByteString.encodeUtf8(time + key.value()).md5().hex())
                    .build();
            return call.newBuilder().url(url).build();
        }
    }

    /** The key itself, {@code api_key}: emlog 2.4 and later. */
    record Key(Secret key) implements Credentials {
        @Override
        public Request sign(Request call) {
            HttpUrl url = call.url()
                    .newBuilder()
                    .addQueryParameter("api_key", key.value())
                    .build();
            return call.newBuilder().url(url).build();
        }
    }

    /** The cookie from a login. It is kept in memory only. */
    record Cookie(Secret value) implements Credentials {
        @Override
        public Request sign(Request call) {
            return call.newBuilder().header("Cookie", value.value()).build();
        }
    }
}
