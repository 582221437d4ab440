package io.github.emlogstatic.fakeemlog.page;

import io.github.emlogstatic.fakeemlog.blog.UploadedFile;
import io.github.emlogstatic.fakeemlog.call.ApiRequest;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files below {@code content/uploadfile/}, as a web server gives them: with validators, and 304 where they hold. */
public final class UploadFiles {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("txt", "text/plain"),
            Map.entry("html", "text/html"));

    private UploadFiles() {}

    /** The file at that path, decoded, relative to the base; else a 404. */
    public static ApiResponse answer(Call call, String path) {
        Optional<UploadedFile> upload = call.blog().upload(path);
        return upload.isEmpty() ? ServedPages.notFound() : answer(call.request(), path, upload.get());
    }

    private static ApiResponse answer(ApiRequest request, String path, UploadedFile upload) {
        Instant modified = upload.modified().truncatedTo(ChronoUnit.SECONDS);
        String etag =
                "\"" + Long.toHexString(modified.getEpochSecond()) + "-" + Long.toHexString(upload.length()) + "\"";
        ApiResponse response = isKnown(request, etag, modified)
                ? ApiResponse.of(304, type(path), new byte[0])
                : ApiResponse.of(200, type(path), upload.bytes());
        return response.with("ETag", etag).with("Last-Modified", HTTP_DATE.format(modified));
    }

    private static boolean isKnown(ApiRequest request, String etag, Instant modified) {
        Optional<String> known = request.header("if-none-match");
        if (known.isPresent()) {
            return known.get().contains(etag);
        }
        return request.header("if-modified-since")
                .flatMap(UploadFiles::date)
                .filter(since -> !modified.isAfter(since))
                .isPresent();
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(HTTP_DATE.parse(header, Instant::from));
        } catch (DateTimeException e) {
            // A server ignores a date that it cannot read.
            return Optional.empty();
        }
    }

    private static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
