package io.github.emlogstatic.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User and password in an address: all that stands before the last {@code @} of the host's part. */
public final class UserInfo {

    /** A password that is typed unescaped may hold an {@code @} itself. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]*@");

    private UserInfo() {}

    /** The text with something else in place of each user and password, and of the {@code @} behind them. */
    public static String replaced(String text, String replacement) {
        return USER_INFO.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }
}
