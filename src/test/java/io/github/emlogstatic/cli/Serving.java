package io.github.emlogstatic.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code serve}. */
public final class Serving implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(?:serving .* at|预览.*：请打开) (http://[^\\s（]+).*");

    /** A line about a mistake. */
    public static final Pattern MISTAKE = Pattern.compile("emlog-static[:：].*");

    private static final Pattern VERSION = Pattern.compile("reload\\.js\\?since=(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;
    private final Thread thread;
    private final List<String> said = new ArrayList<>();
    private String address = "";

    private Serving(BufferedReader lines, Thread thread) {
        this.lines = lines;
        this.thread = thread;
    }

    /** Starts the preview and waits until it serves. */
    public static Serving in(Path folder, String... options) throws IOException {
        return in(folder, Map.of(), options);
    }

    public static Serving inChinese(Path folder) throws IOException {
        return in(folder, Map.of("EMLOG_STATIC_LANG", "zh-CN"), "--port", "0");
    }

    private static Serving in(Path folder, Map<String, String> environment, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of(options));
        PipedInputStream pipe = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
        Thread thread =
                new Thread(() -> Main.run(arguments.toArray(String[]::new), out, out, environment, folder), "serve");
        Serving serving = new Serving(new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8)), thread);
        thread.start();
        serving.address = serving.await(ADDRESS).group(1);
        return serving;
    }

    /** Ends in a slash. */
    public String address() {
        return address;
    }

    /** Everything printed so far, up to the last awaited line. */
    public List<String> said() {
        return said;
    }

    /** Waits for the next line that matches. */
    public Matcher await(Pattern such) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            Matcher matcher = such.matcher(line);
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw new IOException("serve has ended: " + said);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address).resolve(path)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** The version of the page that is shown there. */
    String version(String path) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(get(path).body());
        if (!version.find()) {
            throw new IOException(path + " does not reload");
        }
        return version.group(1);
    }

    /** Waits, as a browser does, until there is another version than that. */
    void awaitOtherThan(String version) throws IOException, InterruptedException {
        String event = "";
        while (!event.contains("data: ")) { // after a while without a change the server answers without one
            event = get("/.emlog-static/changes?since=" + version).body();
        }
        if (event.contains("data: " + version + "\n")) {
            throw new IOException("no event: " + event);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
