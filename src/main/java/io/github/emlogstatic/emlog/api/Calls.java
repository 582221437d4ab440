package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.Transport;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sends calls of API methods.
 *
 * @param base of the blog, ending in a slash
 */
public record Calls(Transport transport, HttpUrl base, Credentials credentials) {

    /** Sends a call that anyone may make, without credentials. */
    Envelope open(String method, Map<String, String> parameters) throws EmlogException {
        return send(request(base, method, parameters), method);
    }

    /** Sends a call that needs credentials. */
    Envelope signed(String method, Map<String, String> parameters) throws EmlogException {
        return send(credentials.sign(request(base, method, parameters)), method);
    }

    private Envelope send(Request request, String method) throws EmlogException {
        return transport.send(
                request,
                method,
                response -> Envelope.read(response, transport.config().timeout()));
    }

    public static Request request(HttpUrl base, String method, Map<String, String> parameters) {
        HttpUrl.Builder url = base.newBuilder().addQueryParameter("rest-api", method);
        parameters.forEach(url::addQueryParameter);
        return new Request.Builder().url(url.build()).build();
    }
}
