package io.github.emlogstatic.fakeemlog.php;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The functions of PHP and emlog whose exact results can be seen in answers. */
public final class PhpFunctions {

    private PhpFunctions() {}

    /** {@code htmlspecialchars}, as PHP 8.1 and later do it: both kinds of quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }

    /** emlog's {@code htmlClean}, applied to a comment's text. */
    public static String htmlClean(String text) {
        return escape(text)
                .replaceAll("\r\n|\n|\r", "<br />$0")
                .replace("  ", "&nbsp;&nbsp;")
                .replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;");
    }

    /** {@code addslashes}, which emlog applies to every parameter. */
    public static String addSlashes(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\"", "\\\"")
                .replace("\0", "\\0");
    }

    /** {@code urlencode}. */
    public static String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /** {@code rawurlencode}. */
    public static String rawUrlEncode(String text) {
        return urlEncode(text).replace("+", "%20").replace("%7E", "~");
    }

    /** {@code (int)} of a string: its leading digits, else 0. */
    public static int toInt(String text) {
        String trimmed = text.trim();
        int end = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
        while (end < trimmed.length() && Character.isDigit(trimmed.charAt(end))) {
            end++;
        }
        try {
            return Integer.parseInt(trimmed.substring(0, end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** {@code FILTER_VALIDATE_INT}: the number, or the default where it is none. */
    public static int validInt(String text, int otherwise) {
        String trimmed = text.trim();
        return trimmed.matches("[+-]?(0|[1-9]\\d{0,8})") ? Integer.parseInt(trimmed) : otherwise;
    }

    public static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
