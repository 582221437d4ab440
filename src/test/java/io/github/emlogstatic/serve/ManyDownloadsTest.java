package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyDownloadsTest {

    private static final int DOWNLOADS = 100;
    private static final int LENGTH = 5_000_000;

    @TempDir
    Path site;

    @Timeout(120)
    @ParameterizedTest
    @ValueSource(strings = {"large.mp4", "large.html"})
    void slowDownloadsNeedLittleMemory(String name) throws IOException {
        Files.write(site.resolve(name), new byte[LENGTH]);
        Process preview = preview("-Xmx96m", "-XX:+ExitOnOutOfMemoryError");
        try (BufferedReader said = preview.inputReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(said.readLine());
            List<Socket> downloads = new ArrayList<>();
            for (int i = 0; i < DOWNLOADS; i++) {
                downloads.add(asking(address, name));
            }
            for (Socket download : downloads) {
                assertThat(download.getInputStream().read()).isEqualTo('H'); // all are under way before any is read
            }
            for (Socket download : downloads) {
                assertThat(rest(download)).isGreaterThan(LENGTH);
            }
        } finally {
            preview.destroy();
        }
    }

    private Process preview(String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Serve.class.getName(), site.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A preview in a JVM of its own. */
    static final class Serve {
        public static void main(String[] args) throws IOException {
            System.out.println(ServedSite.on(0, Path.of(args[0])).address());
        }
    }

    private static Socket asking(URI address, String name) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("GET /" + name + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long rest(Socket download) throws IOException {
        try (download;
                InputStream in = download.getInputStream()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
