package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.Transport;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Calls of API methods. */
public record Calls(Transport transport, HttpUrl base, Credentials credentials) {

    /** A call that anyone may make; sends no credentials. */
    public Envelope open(String method, Map<String, String> parameters) throws EmlogException {
        return send(request(base, method, parameters), method);
    }

    /** A call that needs credentials. */
    public Envelope signed(String method, Map<String, String> parameters) throws EmlogException {
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
