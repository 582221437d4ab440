package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.config.settings.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The cookies that a blog has set in answers to calls: that of PHP's session, which the second step of a new password needs,
 * and that of a login. For one thread, and for one blog: cookies are sent to no other.
 */
public final class Session {

    private static final String LOGIN = "EM_AUTHCOOKIE_";

    private final Map<String, Secret> cookies = new TreeMap<>();

    /** A session without cookies. */
    public Session() {}

    /** @param cookies as {@link #cookies} gave them */
    public Session(Map<String, Secret> cookies) {
        this.cookies.putAll(cookies);
    }

    public Map<String, Secret> cookies() {
        return new TreeMap<>(cookies);
    }

    /** Whether there is a login. The blog may have ended it. */
    public boolean isSignedIn() {
        return cookies.keySet().stream().anyMatch(name -> name.startsWith(LOGIN));
    }

    /** Returns the request with the session's cookies added to its own. */
    Request on(Request request) {
        if (cookies.isEmpty()) {
            return request;
        }
        String own = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        String all = Optional.ofNullable(request.header("Cookie"))
                .map(others -> others + "; " + own)
                .orElse(own);
        return request.newBuilder().header("Cookie", all).build();
    }

    /** Takes the cookies that an answer sets, and forgets those that it ends. */
    void learn(Response response) {
        Headers headers = response.headers();
        for (Cookie cookie : Cookie.parseAll(response.request().url(), headers)) {
            if (cookie.expiresAt() < System.currentTimeMillis()) {
                cookies.remove(cookie.name());
            } else {
                cookies.put(cookie.name(), new Secret(cookie.value()));
            }
        }
    }
}
