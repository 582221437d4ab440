package io.github.emlogstatic.serve;

import io.github.emlogstatic.files.Resources;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The script that reloads a page after a build. It is inserted into responses, never into files, and served from the same
 * origin, as the Content-Security-Policy of the themes requires.
 */
final class ReloadScript {

    /** The path of the script and of the events. No page of a site has such an address. */
    static final String FOLDER = "/.emlog-static/";

    /** How many bytes from the end of a page are searched for the end of the body. */
    private static final int TAIL = 1 << 16;

    private ReloadScript() {}

    static byte[] bytes() {
        return Resources.text(ReloadScript.class, "reload.js").getBytes(StandardCharsets.UTF_8);
    }

    /** The element that loads the script. */
    static byte[] element(long version) {
        return ("<script src=\"" + FOLDER + "reload.js?since=" + version + "\"></script>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The position for the element: before {@code </body>}, else at the end, which browsers accept too. */
    static long place(FileChannel page) throws IOException {
        long from = Math.max(0, page.size() - TAIL);
        page.position(from);
        byte[] tail = Channels.newInputStream(page).readNBytes(TAIL);
        int at = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("</body>");
        return at < 0 ? from + tail.length : from + at;
    }
}
