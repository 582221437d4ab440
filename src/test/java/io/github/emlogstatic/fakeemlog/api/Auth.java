package io.github.emlogstatic.fakeemlog.api;

import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.call.Refusal;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.util.Optional;

/** Who asks: by cookie, by key, or by a signature, whose time emlog never checks. */
public final class Auth {

    private final Call call;

    Auth(Call call) {
        this.call = call;
    }

    /** The user of the cookie, which wins over the key; empty with the key. */
    Optional<UserRow> user() {
        if (cookie().isPresent()) {
            return Optional.of(requiredUser());
        }
        requireKey();
        return Optional.empty();
    }

    /** The user of the cookie. */
    UserRow requiredUser() {
        return cookie().filter(cookieValue(call.options())::equals)
                .flatMap(valid -> call.blog().user(1))
                .orElseThrow(() -> Refusal.unauthorized("auth cookie error"));
    }

    private Optional<String> cookie() {
        return call.request().cookie(cookieName(call.options()));
    }

    /** The key or a signature made with it. */
    void requireKey() {
        EmlogVersion version = call.version();
        String key = version.acceptsKeys() ? call.request().either("api_key") : "";
        String sign = signature("req_sign");
        String time = signature("req_time");
        if (key.isEmpty() && (sign.isEmpty() || time.isEmpty())) {
            throw Refusal.unauthorized("auth param error");
        }
        String expected = call.options().apiKey();
        if (!key.equals(expected) && !sign.equals(PhpFunctions.md5(time + expected))) {
            throw Refusal.unauthorized(version.acceptsKeys() ? "auth error" : "sign error");
        }
    }

    private String signature(String name) {
        return call.version().signsInForms()
                ? call.request().either(name)
                : call.request().get().getOrDefault(name, "");
    }

    // ---- signing in

    private static String cookieName(Options options) {
        return "EM_AUTHCOOKIE_" + PhpFunctions.md5("name" + options.apiKey());
    }

    private static String cookieValue(Options options) {
        return Options.USER + "|0|" + PhpFunctions.md5(Options.USER + Options.PASSWORD + options.apiKey());
    }

    /** {@code admin/account.php?action=dosignin}; 1.9.0 redirects even where JSON is asked for. */
    public static ApiResponse signIn(Call call) {
        boolean json = "json".equals(call.request().post().get("resp")) && call.version() != EmlogVersion.V1_9_0;
        boolean known = Options.USER.equals(call.request().post().get("user"))
                && Options.PASSWORD.equals(call.request().post().get("pw"));
        if (!known) {
            return json
                    ? Answers.error(400, "用户或密码错误")
                    : ApiResponse.redirect("./account.php?action=signin&err_login=1");
        }
        String cookie = cookieName(call.options()) + "=" + PhpFunctions.urlEncode(cookieValue(call.options()))
                + "; path=/; HttpOnly";
        return (json ? Answers.ok() : ApiResponse.redirect("./")).with("Set-Cookie", cookie);
    }
}
