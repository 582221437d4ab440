package io.github.emlogstatic.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user and password in an address: everything before the last {@code @} of the host. */
public final class UserInfo {

    /** A password that is not percent-encoded may contain an {@code @} itself, or, where no port follows the host, a slash. */
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=://)(?:[^/\\s]*|[^/\\s:@\\[]*:(?!\\d{1,5}/)[^\\s'\"@]*(?:@[^/\\s'\"@]*)*)@");

    private UserInfo() {}

    /** Replaces each user and password in a text, with the {@code @} after them. */
    public static String replaced(String text, String replacement) {
        return text.indexOf('@') < 0 ? text : USER_INFO.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }
}
