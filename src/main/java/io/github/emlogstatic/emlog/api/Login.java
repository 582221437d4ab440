package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.Transport;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Logs in through the form of emlog's admin pages. emlog answers with JSON since 2.0 ({@code resp=json}) and with a
 * redirect before. The cookie shows whether the login succeeded. If the owner requires captchas, this login is not
 * possible.
 */
public final class Login {

    private static final Pattern COOKIE = Pattern.compile("(EM_AUTHCOOKIE_[^=;\\s]+)=([^;\\s]+).*");
    private static final Pattern MESSAGE = Pattern.compile("\"msg\"\\s*:\\s*\"([^\"]*)\"");

    private Login() {}

    /**
     * Signs in with the configured user and password.
     *
     * @throws EmlogException if emlog does not accept them
     */
    public static Credentials signIn(Transport transport, HttpUrl base, BlogConfig blog) throws EmlogException {
        HttpUrl url = base.newBuilder()
                .addPathSegments("admin/account.php")
                .addQueryParameter("action", "dosignin")
                .build();
        FormBody form = new FormBody.Builder()
                .add("user", blog.access().user().orElse(""))
                .add("pw", blog.access().password().map(Secret::value).orElse(""))
                .add("resp", "json")
                .build();
        Request request = new Request.Builder().url(url).post(form).build();
        return transport.sendAny(request, "login", Login::cookie);
    }

    private static Credentials cookie(Response response) throws IOException {
        for (String header : response.headers("Set-Cookie")) {
            Matcher cookie = COOKIE.matcher(header);
            if (cookie.matches() && !cookie.group(2).equals("deleted")) {
                return new Credentials.Cookie(new Secret(cookie.group(1) + "=" + cookie.group(2)));
            }
        }
        String body = Responses.utf8(Responses.bytes(response)).orElse("");
        Matcher message = MESSAGE.matcher(body);
        String said = message.find() ? "'" + Redaction.text(message.group(1)) + "', " : "";
        throw new EmlogException(
                Reason.UNAUTHORIZED,
                Redaction.address(response.request().url()) + " did not sign in (" + said + "HTTP " + response.code()
                        + "); check user and password; where captchas are on, use a key instead");
    }
}
