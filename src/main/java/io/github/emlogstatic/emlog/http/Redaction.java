package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.address.UserInfo;
import io.github.emlogstatic.model.run.OneLine;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Removes secrets from printed text. emlog never checks the age of a signature ({@code req_time}), so a signature that
 * leaks is valid for ever.
 */
public final class Redaction {

    private static final String DOTS = "•••";
    private static final int LONGEST = 300;

    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)\\b(req_sign|api_key|password|passwd|new_passwd2?|repasswd|pw|token|mail_code)=[^&\\s#\"'<>]*");
    private static final Pattern COOKIE = Pattern.compile("(?i)\\b((?:EM_|PHPSESS)\\w*)=[^;\\s\"'<>]*");

    private Redaction() {}

    /** The address without secrets, for messages. */
    public static String address(HttpUrl url) {
        return text(url.toString());
    }

    /** Foreign text for messages: on one line, shortened, without secrets and control characters. */
    public static String text(String text) {
        String clean = PARAMETER.matcher(text).replaceAll("$1=" + DOTS);
        clean = COOKIE.matcher(clean).replaceAll("$1=" + DOTS);
        clean = UserInfo.replaced(clean, DOTS + "@");
        return OneLine.of(clean, LONGEST);
    }
}
