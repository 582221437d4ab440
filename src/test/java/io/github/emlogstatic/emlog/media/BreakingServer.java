package io.github.emlogstatic.emlog.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IORunnable;

/** A server of one file that closes connections in the middle. A test changes its fields between requests. */
final class BreakingServer implements Closeable {

    private static final Pattern RANGE = Pattern.compile("(?i)\r\nRange: bytes=(\\d+)-\r\n");
    private static final Pattern IF_RANGE = Pattern.compile("(?i)\r\nIf-Range: (.*)\r\n");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> answers = new CopyOnWriteArrayList<>();

    volatile byte[] file;
    volatile String validator = "ETag: \"one\"";
    volatile boolean ranges = true;
    volatile boolean obeysIfRange = true;

    /** Changes the head of an answer with a part of the file. */
    volatile UnaryOperator<String> headOfPart = UnaryOperator.identity();

    /** What is done before the last megabyte is sent. */
    volatile IORunnable beforeLastMegabyte = () -> {};

    /** Answers with this status, without the file; empty if it gives the file. */
    volatile Optional<Integer> refusal = Optional.empty();

    /** More than the file has is a wrong length. */
    volatile long toldLength;

    /** So many bytes of the body come in one connection. */
    volatile int most = Integer.MAX_VALUE;

    /** So many connections get an answer; the others are closed. */
    volatile int connections = Integer.MAX_VALUE;

    BreakingServer(byte[] file) throws IOException {
        this.file = file;
        this.toldLength = file.length;
        Thread thread = new Thread(this::serve, "breaking server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/video.bin";
    }

    /** The status and the first byte of each answer since the last call, as in {@code 206 3000}. */
    List<String> answers() {
        List<String> since = List.copyOf(answers);
        answers.clear();
        return since;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                if (connections-- > 0) {
                    if (refusal.isPresent()) {
                        refuse(socket.getOutputStream(), refusal.get());
                    } else {
                        answer(head, socket.getOutputStream());
                    }
                }
            } catch (IOException e) {
                // The client closed the connection, or the test has ended.
            }
        }
    }

    private static void refuse(OutputStream out, int status) throws IOException {
        out.write(("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private void answer(String head, OutputStream out) throws IOException {
        int from = from(head).orElse(0);
        boolean part = from(head).isPresent();
        String status = part ? from < file.length ? "206" : "416" : "200";
        answers.add(status + " " + from);
        String answer = "HTTP/1.1 " + status + " x\r\nDate: Tue, 01 Dec 2026 03:00:00 GMT\r\n" + validator + "\r\n"
                + "Content-Length: " + Math.max(0, toldLength - from) + "\r\nConnection: close\r\n"
                + (part ? "Content-Range: bytes " + from + "-" + (toldLength - 1) + "/" + toldLength + "\r\n" : "")
                + "\r\n";
        out.write((part ? headOfPart.apply(answer) : answer).getBytes(StandardCharsets.UTF_8));
        int start = Math.min(from, file.length);
        int length = Math.max(0, Math.min(most, file.length - from));
        int last = Math.min(1 << 20, length);
        out.write(file, start, length - last);
        beforeLastMegabyte.run();
        out.write(file, start + length - last, last);
        out.flush();
    }

    private Optional<Integer> from(String head) {
        Matcher range = RANGE.matcher(head);
        Matcher condition = IF_RANGE.matcher(head);
        return ranges
                        && range.find()
                        && condition.find()
                        && (!obeysIfRange || validator.endsWith(": " + condition.group(1)))
                ? Optional.of(Integer.valueOf(range.group(1)))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
