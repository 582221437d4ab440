package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** An answer that sends the program to another address. */
final class Redirect {

    private Redirect() {}

    static boolean is(Response response) {
        return switch (response.code()) {
            case 300, 301, 302, 303, 307, 308 -> response.header("Location") != null;
            default -> false;
        };
    }

    /** @throws EmlogException if the redirect leads to no address of the web */
    static HttpUrl target(Response response) throws EmlogException {
        String location = location(response);
        HttpUrl target = response.request().url().resolve(location);
        if (target == null) {
            throw new EmlogException(
                    Reason.REFUSED,
                    Redaction.address(response.request().url()) + " redirects (HTTP " + response.code() + ") to "
                            + Redaction.text(location) + ", which is no address of the web");
        }
        return target;
    }

    /** The failure of a request that must not be redirected. */
    static EmlogException refused(Request request, Response response) {
        return new EmlogException(
                Reason.NOT_EMLOG,
                Redaction.address(request.url()) + " redirects (HTTP " + response.code() + ") to "
                        + Redaction.text(location(response))
                        + "; use the address that the blog really has");
    }

    private static String location(Response redirect) {
        return Objects.requireNonNull(redirect.header("Location"));
    }
}
