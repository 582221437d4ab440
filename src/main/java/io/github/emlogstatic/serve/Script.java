package io.github.emlogstatic.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The script that reloads a page after a build. It is put into answers only, and served from the same origin, which is
 * what the themes' Content-Security-Policy allows.
 */
final class Script {

    /** Where it and what it listens to are: no page of a site has such an address. */
    static final String FOLDER = "/.emlog-static/";

    /** The body ends near the end of a page. */
    private static final int TAIL = 1 << 16;

    private Script() {}

    static byte[] bytes() throws IOException {
        try (InputStream in = Script.class.getResourceAsStream("reload.js")) {
            if (in == null) {
                throw new IllegalStateException("reload.js is not in the jar");
            }
            return in.readAllBytes();
        }
    }

    /** The element that loads it. */
    static byte[] element(long version) {
        return ("<script src=\"" + FOLDER + "reload.js?since=" + version + "\"></script>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Where in a page the element goes: where the body ends, or at the end, which browsers take for a part of it too. */
    static long place(FileChannel page) throws IOException {
        long from = Math.max(0, page.size() - TAIL);
        page.position(from);
        byte[] tail = Channels.newInputStream(page).readNBytes(TAIL);
        int at = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("</body>");
        return at < 0 ? from + tail.length : from + at;
    }
}
