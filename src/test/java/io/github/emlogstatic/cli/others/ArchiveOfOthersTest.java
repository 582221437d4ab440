package io.github.emlogstatic.cli.others;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.cli.Main;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives with a valid index and files that this program would not write. */
class ArchiveOfOthersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeAll
    static void crawl() throws IOException {
        MemoryBlog blog = MemoryBlog.empty().configure(options -> options.apiKey("the-key"));
        blog.category(1, "分类").user(1, "作者", "", "");
        int id = blog.publish(
                post -> post.title("一").category(1).author(1).tags("标签").field("地点", "家"));
        blog.publishPage("关于", "我");
        blog.comment(id, "读者", "好");
        blog.like(id, "读者");
        blog.note("微语");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            String[] arguments = {"build", emlog.address(), "--archive", "archive", "-o", "site", "--theme", "plain"};
            assertThat(Main.run(arguments, out, out, Map.of("EMLOG_API_KEY", "the-key"), shared))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        FileUtils.copyDirectory(
                shared.resolve("archive").toFile(), directory.resolve("archive").toFile());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blog.json       | /timeZone           | "Mars/Base"    | blog.json is damaged (`timeZone` is no time zone
            blog.json       | /timeZone           |                  | blog.json is damaged (`timeZone` is missing)
            blog.json       | /address            | "x"            | blog.json is damaged ('x' is not the address of a blog)
            blog.json       | /name               | null             | blog.json is damaged (`name` is missing)
            blog.json       | /navigation         | 1                | blog.json is damaged (`navigation` is not of the kind
            blog.json       | /navigation         | [{}]             | blog.json is damaged (`navigation[0]` is not of the kind
            blog.json       |                     | null             | blog.json is damaged (all is missing)
            blog.json       |                     | []               | blog.json is damaged (the whole is not of the kind
            categories.json | /0                  | null             | categories.json is damaged (`[0]` is missing)
            categories.json | /0/alias            |                  | categories.json is damaged (`[0].alias` is missing)
            categories.json | /0/id               | null             | categories.json is damaged (`[0].id` is not of the kind
            authors.json    | /0/avatar           | null             | authors.json is damaged (`[0].avatar` is missing)
            notes.json      | /0/date             |                  | notes.json is damaged (`[0].date` is missing)
            comments/1.json | /0/content          |                  | comments/1.json is damaged (`[0].content` is missing)
            likes/1.json    | /0/name             |                  | likes/1.json is damaged (`[0].name` is missing)
            articles/1.json | /tags               | 1                | articles/1.json is damaged (`tags` is not of the kind
            articles/1.json | /title              |                  | articles/1.json is damaged (`title` is missing)
            articles/1.json | /date               | "+999999999-12-31T23:59:59" | articles/1.json is damaged (`date` is not of the kind
            articles/1.json | /date               | "2023-02-29T00:00:00" | articles/1.json is damaged (`date` is not of the kind
            articles/1.json | /date               | "9999-12-31T24:00:00" | articles/1.json is damaged (`date` is not of the kind
            notes.json      | /0/date/from        | "-1000000000-01-01T00:00:00Z" | notes.json is damaged (`[0].date.from` is not of
            notes.json      | /0/date/to          | "+1000000000-12-31T23:59:59.999999999Z" | notes.json is damaged (`[0].date.to` is
            comments/1.json | /0/date/to          | "+10000-01-01T00:00:00Z" | comments/1.json is damaged (`[0].date.to` is not of
            articles/1.json | /content            |                  | articles/1.json is damaged (`content` is missing)
            articles/1.json | /id                 | 7                | articles/1.json is damaged (`id` is 7)
            articles/1.json | /fields             | {"a": null}    | articles/1.json is damaged (`fields[a]` is missing)
            names.json      | /article~11         | ""             | names.json is damaged ('' is no name of a page)
            names.json      | /article~11         | "index.html"   | names.json is damaged ('index.html' is a file of the site
            names.json      | /article~11         | "INDEX.html"   | names.json is damaged ('INDEX.html' is a file of the site
            names.json      | /article~11         | "rss.xml"      | names.json is damaged ('rss.xml' is no name of a page)
            names.json      | /article~11         | "a\\u0000.html"| names.json is damaged ('a
            names.json      | /article~11         | "post/2.HTML"  | names.json is damaged ('post/2.HTML' is no name of a page)
            names.json      | /article~11         | "author/1.html"| names.json is damaged ('author/1.html' is the name of a
            names.json      | /article~11         | "../x.html"    | names.json is damaged ('../x.html' leads out of the site)
            """)
    void damageIsReportedInOneLine(String file, String at, String value, String message) throws IOException {
        change(file, at == null ? "" : at, value);

        assertThat(program.run("build", "--offline", "-q", "--theme", "plain"))
                .as(program.err())
                .isEqualTo(ExitCode.USAGE);

        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .contains(message)
                .doesNotContain("Exception");
    }

    @Test
    void emlogErrorMessageMayContainAnyCharacter() throws IOException {
        change("articles/1.json", "/extra", "{\"a\": null, \"b\": [null, {\"c\": null}]}");

        assertThat(program.run("build", "--offline", "-q", "--theme", "plain"))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aDateOfLongAgoIsReadAndShown() throws IOException {
        change("comments/1.json", "/0/date/from", "\"-0974-01-01T00:00:00Z\"");
        change("notes.json", "/0/date/to", "\"9999-12-30T23:59:59Z\"");

        assertThat(program.run("build", "--offline", "-q", "--theme", "plain"))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void anEmptyArchiveIsReportedInOneLine() throws IOException {
        Files.createDirectories(directory.resolve("empty"));

        assertThat(program.run("build", "empty")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .endsWith("empty: not an archive (no blog.json); name its directory");
        assertThat(program.run("build", "--offline", "--archive", "empty")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err().lines()).singleElement().asString().contains("holds no blog yet");
        Files.writeString(directory.resolve("empty/blog.json"), "");
        assertThat(program.run("build", "--offline", "--archive", "empty")).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.err().lines()).singleElement();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build empty --archive new -o site",
                "build nothing --archive new -o site",
                "build archive --archive empty -o site --theme none",
                "build http://127.0.0.1:1/ --archive empty -o site",
                "build --offline --archive empty -o site",
                "build empty --archive empty -o site",
                "build archive --archive empty/../new -o /etc",
                "build http://127.0.0.1:1/ --archive new -o site",
                "build --offline --archive new -o site",
                "build archive --archive new -o site --theme none",
            })
    void aRefusedStartLeavesNothingBehind(String command) throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        Files.writeString(directory.resolve("site-config.yaml"), "crawl: {retries: 0}\n");
        List<String> before = all();

        assertThat(program.run(command.split(" ")))
                .as(program.out() + program.err())
                .isNotZero();

        assertThat(all()).isEqualTo(before);
    }

    private List<String> all() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build archive --archive copy -o site",
                "build --offline --archive archive -o site",
                "build --dry-run --offline --archive archive -o site",
                "verify archive",
                "export markdown --for plain --archive archive -o markdown",
            })
    void anEmptiedBlogJsonIsDamage(String command) throws IOException {
        for (String index : List.of("whole", "emptied")) {
            Files.write(directory.resolve("archive/blog.json"), new byte[0]);
            if (index.equals("emptied")) {
                Files.write(directory.resolve("archive/index.jsonl"), new byte[0]);
            }

            assertThat(program.run(command.split(" ")))
                    .as(command + ", index " + index + ": " + program.err() + program.out())
                    .isEqualTo(ExitCode.DAMAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build other --archive new -o site",
                "build --offline --archive other -o site",
                "build http://127.0.0.1:1/ --archive other -o site",
                "verify other",
                "export markdown --for plain --archive other -o markdown",
            })
    void aFolderOfAnotherProgramIsNoDamagedArchive(String command) throws IOException {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(directory.resolve("site-config.yaml"), "crawl: {retries: 0}\n");
        for (String json : List.of("{}", "[]", "{\"name\": \"my blog\", \"posts\": 3}")) {
            Files.writeString(other.resolve("blog.json"), json);

            assertThat(program.run(command.split(" "))).as(program.err()).isEqualTo(ExitCode.USAGE);

            assertThat(program.err().lines())
                    .singleElement()
                    .asString()
                    .contains("other/blog.json is damaged (")
                    .doesNotContain("index");
        }
        Files.delete(other.resolve("blog.json"));
        for (String target : List.of("/etc/hostname", "nothing")) {
            Files.createSymbolicLink(other.resolve("blog.json"), Path.of(target));

            assertThat(program.run(command.split(" "))).as(program.err()).isEqualTo(ExitCode.REFUSED);

            assertThat(program.err().lines()).singleElement().asString().contains("blog.json is a symbolic link");
            Files.delete(other.resolve("blog.json"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names.json      | verify archive
            index.jsonl     | verify archive
            articles/1.json | build archive --archive copy -o new
            state/lock      | build --offline --archive archive -o site
            state/lock      | export markdown --for plain --archive archive -o markdown
            names.json      | export markdown --for plain --archive archive -o markdown
            """)
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such pipes on Windows")
    void aNamedPipeIsNotWaitedFor(String file, String command) throws Exception {
        Path pipe = directory.resolve("archive").resolve(file);
        Files.deleteIfExists(pipe);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        int code = program.run(command.split(" "));
        Files.delete(pipe); // whoever removes the folder would wait for it

        assertThat(code).as(program.out() + program.err()).isIn(ExitCode.REFUSED, ExitCode.DAMAGE);
        assertThat(program.out() + program.err()).contains(file + " is no file but a named pipe");
    }

    /** Changes a file and its line in the index. Without a value the key is removed. */
    private void change(String file, String at, String value) throws IOException {
        Path path = directory.resolve("archive").resolve(file);
        JsonNode changed = at.isEmpty() ? JSON.readTree(value) : JSON.readTree(path.toFile());
        if (!at.isEmpty()) {
            String name = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/");
            JsonNode parent = changed.at(at.substring(0, at.lastIndexOf('/')));
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), JSON.readTree(value));
            } else if (value == null) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, JSON.readTree(value));
            }
        }
        Files.writeString(path, changed.toString());
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("archive/index.jsonl"))) {
            ObjectNode entry = (ObjectNode) JSON.readTree(line);
            if (entry.path("path").asText().equals(file)) {
                entry.put("sha256", Hash.of(path)).put("bytes", Files.size(path));
            }
            lines.add(entry.toString());
        }
        Files.write(directory.resolve("archive/index.jsonl"), lines);
    }
}
