package io.github.emlogstatic.embedded;

import okio.ByteString;

/** The functions of PHP whose exact results are seen in answers. */
final class Php {

    private Php() {}

    /** {@code htmlspecialchars}, as PHP 8.1 and later do it: both kinds of quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }

    static String md5(String text) {
        return ByteString.encodeUtf8(text).md5().hex();
    }
}
