package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;

/** Reads what stands for a file in {@code state/media.tsv}: the path of an upload, or the address of an external image. */
final class MediaPath {

    private MediaPath() {}

    static boolean isExternal(String path) {
        return path.contains("://");
    }

    /** The path of the file in the archive. */
    static String place(String path) {
        return isExternal(path) ? ExternalImages.path(path) : path;
    }

    static String address(String path, String base) {
        return isExternal(path) ? path : base + Uploads.address(path);
    }
}
