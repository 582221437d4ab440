package io.github.emlogstatic.embedded;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of the blog as a web server gives it. If the client has it already, the answer is 304.
 *
 * @param file the file in the archive; empty if the archive does not have it
 */
record ServedFile(Optional<Path> file) {

    Answer answer(Request request) throws IOException {
        return file.isEmpty() ? Answer.notFound() : answer(file.get(), request.header("If-None-Match"));
    }

    private static Answer answer(Path file, Optional<String> known) throws IOException {
        String etag = "\"" + Long.toHexString(Files.getLastModifiedTime(file).toMillis() / 1000) + "-"
                + Long.toHexString(Files.size(file)) + "\"";
        boolean same = known.isPresent() && known.get().contains(etag);
        return Answer.of(same ? 304 : 200, type(file), same ? new byte[0] : Files.readAllBytes(file))
                .with("ETag", etag);
    }

    private static String type(Path file) {
        String type = URLConnection.guessContentTypeFromName(file.getFileName().toString());
        return type == null ? "application/octet-stream" : type;
    }
}
