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

    /** Sends a call. One that changes the blog is sent once, whatever happens: it may have arrived. */
    Envelope send(ApiCall call) throws EmlogException {
        Request request = request(call);
        Transport.Reader<Envelope> reader =
                response -> Envelope.read(response, transport.config().timeout());
        return call.method().writes()
                ? transport.sendOnce(request, call.method().name(), reader)
                : transport.send(request, call.method().name(), reader);
    }

    /** The request that {@link #send(ApiCall)} sends, with credentials where the method needs them. */
    Request request(ApiCall call) {
        Request request = call.request(base);
        return call.method().access() == ApiMethod.Access.ANYONE ? request : credentials.sign(request);
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
