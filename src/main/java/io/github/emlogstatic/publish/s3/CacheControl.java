package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.files.ContentTypes;
import java.util.regex.Pattern;

/**
 * How long browsers and CDNs may keep a file. Pages, lists, feeds and the search change any night. No name of a file
 * depends on its content, so even a picture may change one day, and nothing is kept for ever.
 */
final class CacheControl {

    private static final String MINUTES = "public, max-age=300";
    private static final String DAY = "public, max-age=86400";
    private static final String MONTH = "public, max-age=2592000";

    private static final Pattern MEDIA = Pattern.compile("(?:image|audio|video|font)/.*|application/(?:pdf|zip|wasm)");

    private CacheControl() {}

    static String of(String path) {
        if (path.startsWith(".emlog-static-")) {
            return "no-store"; // of a proxy before the storage, which would show the next run an old list
        }
        if (path.startsWith("content/") || MEDIA.matcher(ContentTypes.of(path)).matches()) {
            return MONTH;
        }
        return path.startsWith("assets/") ? DAY : MINUTES;
    }
}
