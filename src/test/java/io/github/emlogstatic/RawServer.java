package io.github.emlogstatic;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every request with the same bytes, which need not be HTTP. */
public final class RawServer implements Closeable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    @FunctionalInterface
    private interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private RawServer(Answer answer) throws IOException {
        Thread thread = new Thread(() -> serve(answer), "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    public static RawServer answering(String answer) throws IOException {
        return new RawServer(out -> out.write(bytes(answer)));
    }

    /** Sends one byte at a time, with pauses. */
    public static RawServer trickling(String answer, Duration pause) throws IOException {
        return new RawServer(out -> {
            for (byte one : bytes(answer)) {
                out.write(one);
                out.flush();
                Thread.sleep(pause.toMillis());
            }
        });
    }

    /** Sends a beginning and then an endless rest. */
    public static RawServer endless(String beginning) throws IOException {
        return new RawServer(out -> {
            out.write(bytes(beginning));
            byte[] more = bytes("x".repeat(1 << 16));
            while (true) {
                out.write(more);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void serve(Answer answer) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                socket.getInputStream().read(new byte[1 << 14]);
                answer.to(socket.getOutputStream());
            } catch (IOException e) {
                // The client closed the connection.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
