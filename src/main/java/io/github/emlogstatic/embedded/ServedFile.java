package io.github.emlogstatic.embedded;

import io.github.emlogstatic.files.ContentTypes;
import java.io.IOException;
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
        String type = ContentTypes.of(file.getFileName().toString());
        return Answer.of(same ? 304 : 200, type, same ? new byte[0] : Files.readAllBytes(file))
                .with("ETag", etag);
    }
}
