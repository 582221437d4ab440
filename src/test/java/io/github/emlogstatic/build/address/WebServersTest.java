package io.github.emlogstatic.build.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.Skip;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each web server, configured as in the example, leads every old address to its page. */
@Tag("slow")
class WebServersTest {

    private static final Map<UrlMode, OldBlog> BLOGS = new EnumMap<>(UrlMode.class);
    private static final String OTHER_USER = "www-data";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final List<CompletableFuture<ProcessHandle>> ENDING = new ArrayList<>();
    private static Path folder;

    /** A web server's program, and its arguments for a site and a port. */
    enum Server {
        NGINX("nginx") {
            @Override
            List<String> command(Path program, Path run, OldBlog blog, int port) throws IOException {
                Path conf =
                        Files.writeString(run.resolve("nginx.conf"), """
                        pid "RUN/pid"; error_log stderr;
                        events { }
                        http {
                            access_log off; types { text/html html; text/xml xml; }
                            client_body_temp_path "RUN/1"; proxy_temp_path "RUN/2"; fastcgi_temp_path "RUN/3";
                            uwsgi_temp_path "RUN/4"; scgi_temp_path "RUN/5";
                            %s
                        }
                        """.formatted(example("nginx.conf", blog, port))
                                .replace("RUN", run.toString()));
                return List.of(program.toString(), "-c", conf.toString(), "-e", "stderr");
            }
        },
        APACHE("apache2") {
            @Override
            List<String> command(Path program, Path run, OldBlog blog, int port) throws IOException {
                Path conf = Files.writeString(
                        run.resolve("apache.conf"), """
                        ServerRoot "RUN"
                        ServerName localhost
                        PidFile "RUN/pid"
                        DefaultRuntimeDir "RUN"
                        ErrorLog "RUN/error.log"
                        Listen 127.0.0.1:%d
                        LoadModule mpm_event_module MODULES/mod_mpm_event.so
                        LoadModule authz_core_module MODULES/mod_authz_core.so
                        LoadModule dir_module MODULES/mod_dir.so
                        LoadModule mime_module MODULES/mod_mime.so
                        LoadModule rewrite_module MODULES/mod_rewrite.so
                        TypesConfig /etc/mime.types
                        StartServers 1
                        %s
                        """.formatted(port, example("apache.conf", blog, port))
                                .replace("RUN", run.toString())
                                .replace("MODULES", "/usr/lib/apache2/modules"));
                return List.of(program.toString(), "-f", conf.toString(), "-k", "start");
            }
        },
        CADDY("caddy") {
            @Override
            List<String> command(Path program, Path run, OldBlog blog, int port) throws IOException {
                Path conf = Files.writeString(run.resolve("Caddyfile"), """
                        {
                        	admin off
                        	auto_https off
                        	storage file_system "RUN/storage"
                        }
                        %s
                        """.formatted(example("Caddyfile", blog, port))
                        .replace("RUN", run.toString()));
                return List.of(
                        program.toString(),
                        "start",
                        "--config",
                        conf.toString(),
                        "--adapter",
                        "caddyfile",
                        "--pidfile",
                        run.resolve("pid").toString());
            }
        };

        private final String program;

        Server(String program) {
            this.program = program;
        }

        abstract List<String> command(Path program, Path run, OldBlog blog, int port) throws IOException;

        /** The example configuration with this blog's folders and a free port. */
        private static String example(String name, OldBlog blog, int port) throws IOException {
            return Files.readString(Path.of("examples/web-servers", name))
                    .replace("root /srv/mirror/public;", "root " + blog.documents() + ";")
                    .replace("Root /srv/mirror/public", "Root " + blog.documents())
                    .replace("Directory /srv/mirror/public", "Directory " + blog.documents())
                    .replace("root * /srv/mirror/public", "root * " + blog.documents())
                    .replace("/srv/mirror/public", blog.file("").toString().replaceFirst("/$", ""))
                    .replace("listen 80", "listen 127.0.0.1:" + port)
                    .replace("*:80", "127.0.0.1:" + port)
                    .replace("blog.example.com {", "http://127.0.0.1:" + port + " {");
        }

        Optional<Path> find() {
            String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
            return Stream.of(path.split(":"))
                    .map(directory -> Path.of(directory, program))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    @BeforeAll
    static void build() throws Exception {
        // The servers run as another user where they can.
        folder = Files.createTempDirectory(
                "emlog-static", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (UrlMode mode : UrlMode.values()) {
            BLOGS.put(mode, OldBlog.of(mode, folder.resolve(mode.name())));
        }
    }

    @AfterAll
    static void delete() throws IOException {
        ENDING.forEach(CompletableFuture::join);
        PathUtils.deleteDirectory(folder);
    }

    static Stream<Arguments> serversAndModes() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Arrays.stream(UrlMode.values()).map(mode -> Arguments.of(server, mode)));
    }

    @ParameterizedTest
    @MethodSource("serversAndModes")
    void everyOldAddressLeadsToItsPage(Server server, UrlMode mode) throws Exception {
        OldBlog blog = BLOGS.get(mode);
        Optional<Path> program = server.find();
        Skip.unless(program.isPresent(), "no " + server.program + " here: .ci/run installs it");
        Path run = Files.createDirectories(folder.resolve(server + "-" + mode));
        int port = FreePort.find();
        start(server.command(program.orElseThrow(), run, blog, port), run);
        try {
            String base = "http://127.0.0.1:" + port + blog.root();
            assertThat(walk(base, blog)).isEmpty();
            assertThat(get(base + "rss.php").headers().firstValue("Content-Type"))
                    .contains("application/rss+xml");
            assertThat(get(base + "post-9999.html").statusCode()).isEqualTo(404);
            assertThat(get(base + "t/1").statusCode()).as("a note").isEqualTo(404);
            assertThat(get(base + "admin/1").statusCode()).isEqualTo(404);
            assertThat(get(base + "nothing/here").body()).isEqualTo(Files.readString(blog.file("404.html")));
            assertThat(get(base + "tags").body()).isEqualTo(Files.readString(blog.file("tags.html")));
        } finally {
            stop(run.resolve("pid"));
        }
    }

    /** Old addresses that led to a wrong place, with that place. */
    private static List<String> walk(String base, OldBlog blog) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> address : blog.addresses().entrySet()) {
            HttpResponse<String> answer = get(base + address.getKey());
            String expected = Files.readString(blog.file(address.getValue()));
            if (answer.statusCode() != 200 || !answer.body().equals(expected)) {
                wrong.add(address + " but " + answer.statusCode() + " " + answer.uri());
            }
        }
        return wrong;
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    /** All three servers go into the background; their commands end once they listen. */
    private static void start(List<String> server, Path run) throws Exception {
        Path output = run.resolve("output.txt");
        Process process = new ProcessBuilder(asAnotherUser(server, run))
                .directory(run.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(output)).isZero();
    }

    /** The server runs as another user than the one who built the site, if root starts it. */
    private static List<String> asAnotherUser(List<String> server, Path run) throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return server;
        }
        Files.setOwner(run, run.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OTHER_USER));
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + OTHER_USER, "--regid=" + OTHER_USER, "--clear-groups"));
        command.addAll(server);
        return command;
    }

    /** Waits for the servers' end after all tests, because Java polls foreign processes ever more rarely. */
    private static void stop(Path pid) throws Exception {
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(process -> {
            process.destroy();
            ENDING.add(process.onExit());
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
