package io.github.emlogstatic.emlog;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.emlog.api.ApiCall;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Refuses to take secrets to where redirects led. Without secrets a redirect may lead to any host, because a blog that has
 * moved should be found. With them it may lead to the typed host, with or without {@code www.}, and to the aliases.
 */
public final class RedirectGuard {

    private RedirectGuard() {}

    /** Checks the secrets that the configuration has. */
    static void check(String address, HttpUrl base, BlogConfig blog) throws EmlogException {
        if (hasSecrets(blog)) {
            checkSecrets(address, base, blog.aliases());
        }
    }

    /**
     * Checks the secrets that a call has.
     *
     * @param address as typed
     */
    public static void check(String address, EmlogClient blog, ApiCall call, List<String> aliases)
            throws EmlogException {
        if (call.hasSecrets()) {
            checkSecrets(address, HttpUrl.get(blog.base()), aliases);
        }
    }

    /**
     * Throws if secrets would go to another host, or unprotected over http though https was typed.
     *
     * @param base where the redirects ended
     */
    private static void checkSecrets(String address, HttpUrl base, List<String> aliases) throws EmlogException {
        HttpUrl typed = HttpUrl.get(address.strip());
        if (typed.isHttps() && !base.isHttps()) {
            throw new EmlogException(
                    Reason.REFUSED,
                    Redaction.text(address) + " redirects to " + base
                            + ", where key, login or article passwords would travel unprotected; use that address if this"
                            + " is what you want");
        }
        if (Stream.concat(Stream.of(typed.toString()), aliases.stream()).noneMatch(own -> isHost(own, base))) {
            throw new EmlogException(
                    Reason.REFUSED,
                    Redaction.text(address) + " redirects to " + base
                            + ", and key, login and article passwords go to no other host; if that is your blog, use its"
                            + " address (blog.url: " + base + "), or add it to the others (blog.aliases: [" + base
                            + "])");
        }
    }

    private static boolean hasSecrets(BlogConfig blog) {
        return blog.access().auth() != BlogConfig.Auth.NONE
                || !blog.articlePasswords().isEmpty();
    }

    /** The scheme and the port make no difference: they change when a server gets https. */
    private static boolean isHost(String address, HttpUrl base) {
        HttpUrl own = HttpUrl.parse(address);
        return own != null && withoutWww(own).equals(withoutWww(base));
    }

    private static String withoutWww(HttpUrl url) {
        return url.host().replaceFirst("^www\\.", "");
    }
}
