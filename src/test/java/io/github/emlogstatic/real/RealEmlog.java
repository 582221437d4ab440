package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.Skip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.file.PathUtils;

/**
 * A real emlog: PHP's own web server over a copy of emlog's files, installed through emlog's own form into a database of
 * its own. Its blog is {@code src/test/resources/real/blog.sql}; its API is open.
 *
 * <p>Where emlog's files are is told by the environment: {@code EMLOG_DIR} is the directory of one emlog, or of several,
 * each in a directory of its own. Without it the tests are skipped.
 */
final class RealEmlog implements AutoCloseable {

    /** The user and the password of the owner. */
    static final String USER = "admin";

    static final String PASSWORD = "owner-password";

    private static final String VARIABLE = "EMLOG_DIR";
    private static final Pattern VERSION = Pattern.compile("EMLOG_VERSION = '(?:pro )?([\\d.]+)'");
    private static final Pattern REQUEST = Pattern.compile("]: (?:GET|POST|HEAD) (\\S+)");
    private static final Duration START = Duration.ofSeconds(20);
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final Path site;
    private final Path log;
    private final Path sessions;
    private final String database;
    private final MariaDb mariaDb;
    private final Version version;
    private final int port;
    private Process php;
    private long seen;

    private RealEmlog(Version version, Path folder, MariaDb mariaDb, int port) {
        int number = COPIES.incrementAndGet();
        this.site = folder.resolve("emlog" + number);
        this.log = folder.resolve("php" + number + ".log");
        this.sessions = folder.resolve("sessions" + number);
        this.database = "emlog" + number;
        this.mariaDb = mariaDb;
        this.version = version;
        this.port = port;
    }

    /** Emlog's files of one version. */
    record Version(String number, Path directory) {

        /** Whether it is that version or a later one, such as {@code 2.3.18}. */
        boolean since(String other) {
            return order(number) >= order(other);
        }

        private static int order(String number) {
            return Stream.of(number.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .reduce(0, (sum, part) -> sum * 100 + part);
        }

        private int order() {
            return order(number);
        }

        @Override
        public String toString() {
            return number;
        }
    }

    /** All that there are, oldest first; skips the test where there is none. */
    static List<Version> versions() throws IOException {
        String directory = System.getenv(VARIABLE);
        Skip.unless(directory != null, VARIABLE + " is not set: it names the directory of an emlog, or of several");
        try (Stream<Path> below = Files.list(Path.of(directory))) {
            List<Version> versions = Stream.concat(Stream.of(Path.of(directory)), below)
                    .filter(place -> Files.exists(place.resolve("include/lib/option.php")))
                    .map(RealEmlog::version)
                    .sorted(Comparator.comparing(Version::order))
                    .toList();
            assertThat(versions).as("emlogs in " + directory).isNotEmpty();
            return versions;
        }
    }

    private static Version version(Path directory) {
        try {
            Matcher number = VERSION.matcher(Files.readString(directory.resolve("include/lib/option.php")));
            assertThat(number.find()).as("a version in " + directory).isTrue();
            return new Version(number.group(1), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest one, with its blog. */
    static RealEmlog newest(Path folder) throws IOException, InterruptedException {
        List<Version> versions = versions();
        return of(versions.get(versions.size() - 1), folder);
    }

    /** That one, with its blog. */
    static RealEmlog of(Version version, Path folder) throws IOException, InterruptedException {
        RealEmlog emlog = fresh(version, folder);
        emlog.fill();
        return emlog;
    }

    /** That one, as it is when it has just been installed. */
    static RealEmlog fresh(Version version, Path folder) throws IOException, InterruptedException {
        RealEmlog emlog = new RealEmlog(version, folder, MariaDb.shared(), FreePort.find());
        PathUtils.copyDirectory(version.directory(), emlog.site);
        emlog.start();
        emlog.install();
        return emlog;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    int port() {
        return port;
    }

    Version version() {
        return version;
    }

    String key() throws IOException, InterruptedException {
        return sql("SELECT option_value FROM emlog_options WHERE option_name = 'apikey'");
    }

    /** Runs statements, as a change by the owner: what emlog keeps of the database in files is read anew. */
    String sql(String statements) throws IOException, InterruptedException {
        String said = mariaDb.run(database, statements);
        try (Stream<Path> caches = Files.list(site.resolve("content/cache"))) {
            for (Path cache : caches.filter(file -> !file.endsWith("index.php")).toList()) {
                Files.deleteIfExists(cache);
            }
        }
        return said;
    }

    /** Sets one of the blog's options. */
    RealEmlog option(String name, String value) throws IOException, InterruptedException {
        sql("UPDATE emlog_options SET option_value = '" + value + "' WHERE option_name = '" + name + "'");
        return this;
    }

    /** Puts a file of the blog there; see {@link #png}. */
    void upload(String path, byte[] bytes) throws IOException {
        Path file = site.resolve("content/uploadfile").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** A text that PHP keeps in one of its sessions. */
    String inSessions(String name) throws IOException {
        try (Stream<Path> files = Files.list(sessions)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            Matcher value = Pattern.compile(name + "\\|s:\\d+:\"([^\"]*)\"").matcher(all);
            assertThat(value.find()).as(name + " in " + all).isTrue();
            return value.group(1);
        }
    }

    /** Where emlog's files are. */
    Path site() {
        return site;
    }

    /** An image that many pixels wide. */
    static byte[] png(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** What was asked for since the last call, in the order of PHP's log. */
    List<String> requests() throws IOException {
        List<String> all = REQUEST.matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
                .results()
                .map(request -> request.group(1))
                .toList();
        List<String> fresh = all.subList((int) seen, all.size());
        seen = all.size();
        return fresh;
    }

    /** Ends PHP without warning, in the middle of its answers. */
    void kill() {
        List<ProcessHandle> all =
                Stream.concat(php.descendants(), Stream.of(php.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join()); // the last one to end frees the port
    }

    /** Starts PHP, on the same port each time. */
    void start() throws IOException, InterruptedException {
        Path router = Files.writeString(site.resolve("router.php"), """
                <?php // as nginx.conf of emlog does it
                $path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
                if (is_file(__DIR__ . $path) || is_file(__DIR__ . $path . '/index.php')) { return false; }
                $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
                require __DIR__ . '/index.php';
                """);
        ProcessBuilder command = new ProcessBuilder(
                "php",
                "-d",
                "mysqli.default_socket=" + mariaDb.socket(),
                "-d",
                "pdo_mysql.default_socket=" + mariaDb.socket(),
                "-d",
                "display_errors=0",
                "-d",
                "session.save_path=" + Files.createDirectories(sessions),
                "-S",
                "127.0.0.1:" + port,
                "-t",
                site.toString(),
                router.toString());
        command.environment().put("PHP_CLI_SERVER_WORKERS", "4");
        php = command.directory(site.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Process started = php;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }));
        await();
    }

    private void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (!answers()) {
            assertThat(php.isAlive() && Instant.now().isBefore(end))
                    .as(Files.readString(log))
                    .isTrue();
            php.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        kill();
        mariaDb.run("mysql", "DROP DATABASE " + database);
    }

    // ---- installing

    private void install() throws IOException, InterruptedException {
        Files.copy(site.resolve("config.sample.php"), site.resolve("config.php"));
        mariaDb.run("mysql", "CREATE DATABASE " + database);
        Map<String, String> form = Map.of(
                "hostname", "localhost",
                "dbuser", "root",
                "dbpasswd", "",
                "dbname", database,
                "dbprefix", "emlog_",
                "username", USER,
                "password", PASSWORD,
                "repassword", PASSWORD,
                "email", "owner@personal.example");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "install.php?action=install"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "installer")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(sql("SHOW TABLES")).as(answer + Files.readString(log)).contains("emlog_twitter");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void fill() throws IOException, InterruptedException {
        for (String path : List.of("202401/one.png", "202401/two.png", "202402/图 一.png", "202402/cover.png")) {
            upload(path, png(path.length()));
        }
        upload("202402/files.zip", new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        StringBuilder statements = new StringBuilder(resource("blog.sql"));
        if (version.since("2.3.9")) {
            statements.append(resource("private-notes.sql"));
        }
        if (version.since("2.3.18")) {
            statements.append(resource("likes-and-fields.sql"));
        }
        if (version.since("2.6.18")) {
            statements.append(resource("since-2.6.18.sql"));
        }
        sql(statements.toString());
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/real").resolve(name));
    }
}
