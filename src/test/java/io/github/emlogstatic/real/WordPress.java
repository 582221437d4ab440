package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real WordPress with its importer: PHP over a copy of its files, and a database of its own.
 *
 * <p>{@code WORDPRESS_DIR} is a directory of WordPress (Debian's package has it in {@code /usr/share/wordpress}),
 * {@code WORDPRESS_IMPORTER_DIR} one of its importer. Without them the tests are skipped.
 */
public final class WordPress implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path site;
    private final Path importer;
    private final int port;
    private final List<Integer> ports = new ArrayList<>();
    private final Process server;

    private WordPress(Path site, Path importer, int port, Process server) {
        this.site = site;
        this.importer = importer;
        this.port = port;
        this.server = server;
    }

    /** A WordPress that has just been installed, without its demonstration texts. */
    public static WordPress in(Path folder) throws IOException, InterruptedException {
        String files = System.getenv("WORDPRESS_DIR");
        String importer = System.getenv("WORDPRESS_IMPORTER_DIR");
        Skip.unless(files != null && importer != null, "WORDPRESS_DIR and WORDPRESS_IMPORTER_DIR are not set");
        int port = FreePort.find();
        Path site = folder.resolve("wordpress");
        copy(Path.of(String.valueOf(files)), site);
        MariaDb database = MariaDb.shared();
        String name = "wordpress" + port;
        database.run("mysql", "CREATE DATABASE " + name + " CHARACTER SET utf8mb4;");
        Files.writeString(site.resolve("wp-config.php"), settings(name, database.socket(), port));
        Process server = new ProcessBuilder("php", "-S", "127.0.0.1:" + port, "-t", site.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("wordpress.log").toFile())
                .start();
        WordPress wordPress = new WordPress(site, Path.of(String.valueOf(importer)), port, server);
        wordPress.php("install.php", List.of());
        wordPress.await();
        return wordPress;
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-rL", from.toString(), to.toString()).start();
        copy.waitFor(); // its link to a .htaccess may lead nowhere
        Files.deleteIfExists(to.resolve("wp-config.php"));
        Files.createDirectories(to.resolve("wp-content/uploads"));
        assertThat(to.resolve("wp-load.php")).exists();
    }

    private static String settings(String database, Path socket, int port) {
        return """
                <?php
                define('DB_NAME', '%s');
                define('DB_USER', 'root');
                define('DB_PASSWORD', '');
                define('DB_HOST', 'localhost:%s');
                define('DB_CHARSET', 'utf8mb4');
                define('DB_COLLATE', '');
                define('WP_HOME', 'http://127.0.0.1:%d');
                define('WP_SITEURL', 'http://127.0.0.1:%d');
                define('WP_HTTP_BLOCK_EXTERNAL', true);
                define('WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost');
                define('DISABLE_WP_CRON', true);
                define('AUTOMATIC_UPDATER_DISABLED', true);
                define('WP_DEBUG', false);
                $table_prefix = 'wp_';
                if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
                require_once ABSPATH . 'wp-settings.php';
                """.formatted(database, socket, port, port);
    }

    private void await() throws IOException {
        for (int tries = 0; tries < 200; tries++) {
            try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                assertThat(server.isAlive()).isTrue();
                server.onExit()
                        .completeOnTimeout(server, 50, TimeUnit.MILLISECONDS)
                        .join();
            }
        }
        throw new IOException("no answer of WordPress");
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Lets WordPress fetch uploads from a port of this machine. */
    public WordPress fetchingFrom(int other) {
        ports.add(other);
        return this;
    }

    /** Sets how addresses of articles look. */
    public void hasAddresses(String structure) throws IOException, InterruptedException {
        php("permalinks.php", List.of(structure));
    }

    /** Adds a plugin that every page runs. */
    public void hasPlugin(String php) throws IOException {
        Path plugins = Files.createDirectories(site.resolve("wp-content/mu-plugins"));
        Files.writeString(plugins.resolve("emlog.php"), php);
    }

    /** Imports files. @return what the importer said, as text */
    public String imports(List<Path> files) throws IOException, InterruptedException {
        return php("import.php", files.stream().map(Path::toString).toList())
                .replaceAll("<br />|</p>", "\n")
                .replaceAll("<[^>]*>", "");
    }

    /** What WordPress has: posts with comments, categories, tags. */
    public JsonNode content() throws IOException, InterruptedException {
        return JSON.readTree(php("dump.php", List.of()));
    }

    private String php(String script, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "php",
                "-d",
                "memory_limit=1G",
                "-d",
                "display_errors=stderr",
                Path.of("src/test/resources/wordpress", script).toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WP_URL", "http://127.0.0.1:" + port);
        builder.environment().put("WP_SITE", site.toString());
        builder.environment().put("WP_IMPORTER", importer.toString());
        builder.environment()
                .put(
                        "WP_PORTS",
                        String.join(",", ports.stream().map(String::valueOf).toList()));
        Path errors = Files.createTempFile("php", ".txt");
        Process php = builder.redirectError(errors.toFile()).start();
        String said = new String(php.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = php.waitFor();
        String problems = Files.readString(errors);
        Files.delete(errors);
        assertThat(code).as(said + problems).isZero();
        assertThat(problems).doesNotContain("Fatal error");
        return said;
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
