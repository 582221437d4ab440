package io.github.emlogstatic.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The script that reloads a page after a build. It is put into answers only, and served from the same origin, which is
 * what the themes' Content-Security-Policy allows.
 */
final class Script {

    /** Where it and what it listens to are: no page of a site has such an address. */
    static final String FOLDER = "/.emlog-static/";

    private static final byte[] END = "</body>".getBytes(StandardCharsets.US_ASCII);

    private Script() {}

    static byte[] bytes() throws IOException {
        try (InputStream in = Script.class.getResourceAsStream("reload.js")) {
            if (in == null) {
                throw new IllegalStateException("reload.js is not in the jar");
            }
            return in.readAllBytes();
        }
    }

    /** A page with the script as the last thing in it. */
    static byte[] in(byte[] page, long version) {
        byte[] element = ("<script src=\"" + FOLDER + "reload.js?since=" + version + "\"></script>")
                .getBytes(StandardCharsets.US_ASCII);
        int at = end(page);
        byte[] with = Arrays.copyOf(page, page.length + element.length);
        System.arraycopy(element, 0, with, at, element.length);
        System.arraycopy(page, at, with, at + element.length, page.length - at);
        return with;
    }

    /** Where the body ends; browsers take what comes after the end of a page as a part of its body too. */
    private static int end(byte[] page) {
        for (int i = page.length - END.length; i >= 0; i--) {
            if (Arrays.equals(page, i, i + END.length, END, 0, END.length)) {
                return i;
            }
        }
        return page.length;
    }
}
