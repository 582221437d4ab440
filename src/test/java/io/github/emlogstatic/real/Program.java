package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.Main;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The program as its users run it, night by night, in a directory of its own. */
final class Program {

    /** What no file may contain that others see: what no reader may see, and what visitors have told the owner alone. */
    private static final List<String> SECRETS =
            List.of("SECRET", "203.0.113", "PersonalAgent", "@personal.example", RealEmlog.PASSWORD);

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();

    private Program(Path directory) {
        this.directory = directory;
    }

    /**
     * How a run ended.
     *
     * @param code the exit code
     * @param said what it wrote, on both streams
     */
    record Ended(int code, String said) {}

    static Program in(Path directory) throws IOException {
        return new Program(Files.createDirectories(directory));
    }

    /** From now on with that variable in its environment. */
    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** From now on with these lines of YAML. */
    Program configured(String yaml) throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), yaml);
        return this;
    }

    Path directory() {
        return directory;
    }

    /** Runs one command line, whatever comes of it. */
    Ended run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(arguments, stream, stream, environment, directory);
        return new Ended(code, said.toString(StandardCharsets.UTF_8));
    }

    /** Builds, whatever comes of it. */
    Ended build(String address, String... options) {
        List<String> build = new ArrayList<>(List.of("build", address, "--report", "report.json"));
        build.addAll(List.of(options));
        return run(build.toArray(String[]::new));
    }

    /** A night that goes well: what it has built is sound. */
    JsonNode night(String address, String... options) throws IOException {
        Ended ended = build(address, options);
        assertThat(ended.code()).as(ended.said()).isZero();
        assertSound();
        return new ObjectMapper().readTree(directory.resolve("report.json").toFile());
    }

    /** Archive and site are as their hashes say, each link of the site leads somewhere, and nothing has leaked. */
    void assertSound() throws IOException {
        for (String command : List.of("verify", "check")) {
            Ended ended = run(command);
            assertThat(ended.code()).as(ended.said()).isZero();
        }
        assertNothingLeaked();
    }

    /** No secret is in the site, or in the part of the archive that others may see. */
    void assertNothingLeaked() throws IOException {
        assertNothingLeakedBeside("archive/private");
    }

    /** Likewise, but for a folder that is the owner's own. */
    void assertNothingLeakedBeside(String own) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (Path file : files()) {
            if (file.startsWith(directory.resolve(own))) {
                continue;
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            SECRETS.stream()
                    .filter(text::contains)
                    .forEach(secret -> leaks.add(secret + " in " + directory.relativize(file)));
        }
        assertThat(leaks).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(directory.resolve("archive/private")))
                    .toList();
        }
    }

    Archive archive() throws IOException {
        return Archive.peek(directory.resolve("archive"));
    }

    /** The ids of all comments of an article or a page, replies included. */
    NavigableSet<Integer> comments(int id) throws IOException {
        NavigableSet<Integer> ids = new TreeSet<>();
        collect(archive().comments(id), ids);
        return ids;
    }

    private static void collect(List<Comment> comments, NavigableSet<Integer> ids) {
        for (Comment comment : comments) {
            ids.add(comment.id());
            collect(comment.children(), ids);
        }
    }

    /** The hashes of the site's files by their paths. */
    Map<String, String> site() throws IOException {
        return Tree.of(directory.resolve("public"));
    }

    /** The hashes of the archive's files, without what changes by merely looking. */
    Map<String, String> kept() throws IOException {
        Map<String, String> tree = Tree.of(directory.resolve("archive"));
        tree.keySet().removeIf(path -> path.startsWith("state/"));
        return tree;
    }

    /** The archive holds what another one of the same blog holds, to the byte where no clock has a part in it. */
    void assertHoldsTheSameAs(Program other) throws IOException {
        assertThat(differences(other)).isEmpty();
        for (int id : other.archive().articleIds()) {
            assertThat(comments(id)).as("comments on " + id).isEqualTo(other.comments(id));
        }
        assertThat(archive().notes()).hasSameSizeAs(other.archive().notes());
    }

    /** What articles, pages, uploads and categories differ, by path. */
    Map<String, String> differences(Program other) throws IOException {
        return Tree.differences(blog(), other.blog());
    }

    private Map<String, String> blog() throws IOException {
        Map<String, String> tree = kept();
        tree.keySet().removeIf(path -> !path.matches("(articles|pages|content)/.*|categories\\.json"));
        return tree;
    }

    /** Whether a page of the site contains that. */
    boolean shows(String page, String text) throws IOException {
        return Files.readString(directory.resolve("public").resolve(page)).contains(text);
    }

    boolean hasPage(String page) {
        return Files.exists(directory.resolve("public").resolve(page));
    }
}
