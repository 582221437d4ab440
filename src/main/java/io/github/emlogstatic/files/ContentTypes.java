package io.github.emlogstatic.files;

import java.util.Locale;

/** The content type of each file extension, as static hosts send it. */
public final class ContentTypes {

    private ContentTypes() {}

    /** The content type; {@code application/octet-stream} for an extension that is not known. */
    public static String of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "html", "htm" -> "text/html; charset=utf-8";
            case "css", "csv" -> "text/" + extension + "; charset=utf-8";
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "txt" -> "text/plain; charset=utf-8";
            case "md" -> "text/markdown; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            case "xml", "php" -> "application/xml; charset=utf-8"; // rss.php, the only one in a site
            case "webmanifest" -> "application/manifest+json";
            case "pdf", "wasm", "zip" -> "application/" + extension;
            case "avif", "bmp", "gif", "png", "webp" -> "image/" + extension;
            case "jpg", "jpeg" -> "image/jpeg";
            case "svg" -> "image/svg+xml";
            case "ico" -> "image/x-icon";
            case "flac", "ogg", "wav" -> "audio/" + extension;
            case "mp3" -> "audio/mpeg";
            case "m4a" -> "audio/mp4";
            case "mp4", "webm" -> "video/" + extension;
            case "mov" -> "video/quicktime";
            case "otf", "ttf", "woff", "woff2" -> "font/" + extension;
            default -> "application/octet-stream";
        };
    }
}
