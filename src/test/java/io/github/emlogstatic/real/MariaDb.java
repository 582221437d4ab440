package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;

/** A MariaDB for the tests of one JVM: in a temporary directory, reached over a socket there, and over no network. */
final class MariaDb {

    private static final Duration START = Duration.ofSeconds(60);

    private static MariaDb shared;

    private final Path directory;
    private final Path socket;
    private final Process server;

    private MariaDb(Path directory, Process server) {
        this.directory = directory;
        this.socket = directory.resolve("s");
        this.server = server;
    }

    /** The one of this JVM, started by whoever asks first, and ended with the JVM. */
    static synchronized MariaDb shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = started();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::end));
        }
        return shared;
    }

    Path socket() {
        return socket;
    }

    /** Runs statements as the owner of everything; what they answer, a row a line, its columns with tabs between. */
    String run(String database, String statements) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        "mariadb", "--no-defaults", "-S", socket.toString(), "-u", "root", "-N", "-B", database)
                .redirectErrorStream(true)
                .start();
        try (var in = client.outputWriter(StandardCharsets.UTF_8)) {
            in.write("SET NAMES utf8mb4; SET sql_mode='';\n" + statements);
        }
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static MariaDb started() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("db");
        Path data = directory.resolve("data");
        Path log = directory.resolve("log");
        String user = System.getProperty("user.name");
        Process made = new ProcessBuilder(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--tmpdir=" + directory,
                        "--user=" + user,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(made.waitFor()).as(Files.readString(log)).isZero();
        MariaDb database = new MariaDb(
                directory,
                new ProcessBuilder(List.of(
                                program("mariadbd"),
                                "--no-defaults",
                                "--datadir=" + data,
                                "--tmpdir=" + directory, // or several servers at once share one
                                "--socket=" + directory.resolve("s"),
                                "--pid-file=" + directory.resolve("pid"),
                                "--user=" + user,
                                "--skip-networking",
                                "--performance-schema=OFF",
                                "--innodb-buffer-pool-size=64M",
                                "--innodb-flush-log-at-trx-commit=0"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
        database.await(log);
        return database;
    }

    /** Servers are where only root looks. */
    private static String program(String name) {
        Path there = Path.of("/usr/sbin", name);
        return Files.exists(there) ? there.toString() : name;
    }

    private void await(Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (!Files.readString(log).contains("ready for connections")) {
            assertThat(server.isAlive() && Instant.now().isBefore(end))
                    .as(Files.readString(log))
                    .isTrue();
            server.onExit().completeOnTimeout(server, 50, TimeUnit.MILLISECONDS).join();
        }
    }

    private void end() {
        server.destroyForcibly();
        try {
            server.waitFor();
            PathUtils.deleteDirectory(directory);
        } catch (IOException e) {
            System.err.println(directory + " is left: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
