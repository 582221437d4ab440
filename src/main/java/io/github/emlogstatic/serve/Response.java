package io.github.emlogstatic.serve;

import com.sun.net.httpserver.HttpExchange;
import io.github.emlogstatic.files.ContentTypes;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOConsumer;

/** The response to one request. Files are sent in pieces, so that they may be of any size. */
record Response(HttpExchange exchange) {

    boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    void redirect(String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    void bytes(int status, String type, byte[] bytes) throws IOException {
        send(status, type, bytes.length, out -> out.write(bytes));
    }

    /** Sends a file that is not a page, or the requested range of it. */
    void file(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            String type = ContentTypes.of(path.getFileName().toString());
            Optional<ByteRange.Header> range = range();
            if (range.isPresent()) {
                part(file, type, range.get());
            } else {
                send(200, type, file.size(), out -> write(file, 0, file.size(), out));
            }
        }
    }

    private void part(FileChannel file, String type, ByteRange.Header header) throws IOException {
        long length = file.size();
        Optional<ByteRange> range = header.within(length);
        if (range.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        long first = range.get().first();
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + first + "-" + range.get().last() + "/" + length);
        send(
                206,
                type,
                range.get().length(),
                out -> write(file, first, range.get().length(), out));
    }

    /** Ignores the range of a HEAD request, and with {@code If-Range}, because no response names a version. */
    private Optional<ByteRange.Header> range() {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null || isHead() || exchange.getRequestHeaders().containsKey("If-Range")
                ? Optional.empty()
                : ByteRange.parse(range);
    }

    /** Sends the file of a page with the script inserted, unless the script is empty. */
    void page(int status, String type, Path path, byte[] script) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            long length = file.size();
            long at = script.length == 0 ? length : ReloadScript.place(file);
            send(status, type, length + script.length, out -> {
                write(file, 0, at, out);
                out.write(script);
                write(file, at, length - at, out);
            });
        }
    }

    private static void write(FileChannel file, long from, long length, OutputStream out) throws IOException {
        file.position(from);
        if (IOUtils.copyLarge(Channels.newInputStream(file), out, 0, length) < length) {
            throw new EOFException("the file became shorter while it was sent");
        }
    }

    private void send(int status, String type, long length, IOConsumer<OutputStream> content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (isHead()) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            content.accept(exchange.getResponseBody());
        }
    }
}
