package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sends calls of API methods.
 *
 * @param base the base address of the blog, ending in a slash
 */
public record Calls(Transport transport, HttpUrl base, Credentials credentials) {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]*\\bvalue=\"(\\w+)\"");

    /** Sends a call that anyone may make, without credentials. */
    Envelope open(String method, Map<String, String> parameters) throws EmlogException {
        return send(request(base, method, parameters), method);
    }

    /** Sends a call that anyone may make, whose answer is read in its own way. */
    <T> T open(String method, Map<String, String> parameters, Transport.Reader<T> reader) throws EmlogException {
        return transport.send(request(base, method, parameters), method, reader);
    }

    /** Sends a call that needs credentials. */
    Envelope signed(String method, Map<String, String> parameters) throws EmlogException {
        return send(credentials.sign(request(base, method, parameters)), method);
    }

    /**
     * Sends a call. A call that changes the blog is never repeated, because a call that failed may have arrived.
     *
     * @param session whose cookies are sent, and which takes those of the answer
     */
    Envelope send(ApiCall call, Session session) throws EmlogException {
        Optional<String> token =
                call.method().kind() == ApiMethod.Kind.PROFILE ? Optional.of(token(call, session)) : Optional.empty();
        Request request = session.on(signed(call, call.request(base, token)));
        Transport.Reader<Envelope> reader = response -> {
            session.learn(response);
            return Envelope.read(response);
        };
        return call.method().writes()
                ? transport.sendOnce(request, call.method().name(), reader)
                : transport.send(request, call.method().name(), reader);
    }

    /** A key goes to calls that take it, and to no other. */
    private Request signed(ApiCall call, Request request) {
        return switch (call.method().access()) {
            case ANYONE -> request;
            case KEY, KEY_OR_LOGIN -> credentials.sign(request);
            case LOGIN -> credentials instanceof Credentials.Cookie ? credentials.sign(request) : request;
        };
    }

    /** The token of the page whose form the call stands for. It belongs to the session that the page begins. */
    private String token(ApiCall call, Session session) throws EmlogException {
        HttpUrl page =
                base.newBuilder().addPathSegments(call.method().kind().path()).build();
        Request request =
                session.on(signed(call, new Request.Builder().url(page).build()));
        return transport.sendAny(request, "token", response -> {
            session.learn(response);
            String html = Responses.utf8(Responses.bytes(response)).orElse("");
            Matcher token = TOKEN.matcher(html);
            if (!token.find()) {
                throw new EmlogException(
                        Reason.UNAUTHORIZED,
                        Redaction.address(page) + " answered HTTP " + response.code()
                                + " without the form of the profile; sign in again");
            }
            return token.group(1);
        });
    }

    /** The address that {@link #send(ApiCall, Session)} sends the call to, with credentials where the method needs them. */
    HttpUrl address(ApiCall call) {
        return signed(call, new Request.Builder().url(call.address(base)).build())
                .url();
    }

    private Envelope send(Request request, String method) throws EmlogException {
        return transport.send(request, method, Envelope::read);
    }

    public static Request request(HttpUrl base, String method, Map<String, String> parameters) {
        HttpUrl.Builder url = base.newBuilder().addQueryParameter("rest-api", method);
        parameters.forEach(url::addQueryParameter);
        return new Request.Builder().url(url.build()).build();
    }
}
