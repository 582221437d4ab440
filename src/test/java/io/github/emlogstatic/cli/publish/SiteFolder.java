package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A finished site that a test publishes, and changes. */
final class SiteFolder {

    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = 20261127;
    private static final Pattern PICTURE = Pattern.compile("src=\"([^\"]+)\"");

    private final Path project;
    private final Path root;

    SiteFolder(Path project) throws IOException {
        this.project = Files.createDirectories(project);
        this.root = Files.createDirectories(project.resolve("public"));
    }

    Path project() {
        return project;
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void delete(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    /** Writes pages that have a picture each. */
    void writePages(int pages) throws IOException {
        for (int i = 1; i <= pages; i++) {
            write("post-" + i + ".html", "<img src=\"content/uploadfile/" + i + ".png\">");
            write("content/uploadfile/" + i + ".png", "picture " + i);
        }
    }

    /** The text of each file, by path. */
    Map<String, String> texts() throws IOException {
        return texts(root);
    }

    /** The text of each file in a folder, without those of the program itself. */
    static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.exists(folder)) {
            for (Path file : Tree.files(folder)) {
                String path = folder.relativize(file).toString();
                if (!path.startsWith(".emlog-static-")) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    texts.put(path.replace(File.separatorChar, '/'), text);
                }
            }
        }
        return texts;
    }

    // ---- the same for every place

    /** What a test knows of the place that it publishes to. */
    interface Place {

        /** The text of each file that is there, by path. */
        Map<String, String> texts() throws IOException;

        void clear() throws IOException;

        /** What changes whenever a file is written, by path. */
        Map<String, Object> versions() throws IOException;

        /** Publishes, and returns the exit code. */
        int publish();
    }

    /** Publishes that many pages with their pictures, then two changed ones. Only these and the list of all may be written. */
    void changeTwoOf(int pages, Place place, ProgramRunner program) throws IOException {
        writePages(pages);
        assertThat(place.publish()).as(program.err()).isZero();
        assertThat(place.texts()).hasSizeGreaterThan(2 * pages).isEqualTo(texts());
        Map<String, Object> before = place.versions();
        write("post-7.html", "<p>changed</p>");
        write("index.html", "<p>changed</p>");

        assertThat(place.publish()).as(program.err()).isZero();

        assertThat(program.out()).contains("0 files new, 2 changed, 0 removed");
        Map<String, Object> after = new TreeMap<>(place.versions());
        after.entrySet().removeAll(before.entrySet());
        assertThat(after).containsOnlyKeys("post-7.html", "index.html", ".emlog-static-files.gz");
        assertThat(place.texts()).isEqualTo(texts());
    }

    /**
     * Publishes in processes that are killed: in turn when the first file has come, and at random moments. After each kill,
     * no page may lack its picture. After a whole run, the place must hold the site. Most kills should leave half a site;
     * where a quick run ends before each of them, there are more, until one does. {@code -Dkills=100} kills more; a run that
     * ends at each of its requests is with the storages of the tests themselves.
     */
    void kill(Place place, ProcessBuilder publishing) throws Exception {
        Random random = new Random(SEED);
        writePages(100);
        long start = System.nanoTime();
        int code = publishing.start().waitFor();
        assertThat(code).as(Files.readString(project.resolve("said"))).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        int halfway = 0;
        for (int kill = 0; kill < KILLS || halfway == 0 && kill < 10 * KILLS; kill++) {
            if (kill % 4 == 0) {
                place.clear();
            }
            change(kill);
            Map<String, String> before = place.texts();
            Process process = publishing.start();
            if (kill % 2 == 0) {
                waitForFirstFile(place, before, process);
            } else {
                process.waitFor(random.nextLong(whole / 3, whole + 100), TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
            Map<String, String> after = atRest(place);
            if (!after.equals(before) && !after.equals(texts())) {
                halfway++;
            }
            assertThat(pagesWithoutPicture(after)).as("kill " + kill).isEmpty();
            if (kill % 2 == 1) {
                assertThat(place.publish()).isZero();
                assertThat(place.texts()).as("kill " + kill).isEqualTo(texts());
            }
        }
        assertThat(halfway).as("kills that left half a site").isPositive();
    }

    private static void waitForFirstFile(Place place, Map<String, String> before, Process process)
            throws InterruptedException {
        boolean ended = false;
        boolean begun = false;
        while (!begun && !ended) {
            ended = process.waitFor(2, TimeUnit.MILLISECONDS);
            begun = whole(place).filter(texts -> !texts.equals(before)).isPresent();
        }
    }

    /** The texts when the place has ended the requests of a program that was killed. */
    private static Map<String, String> atRest(Place place) {
        Optional<Map<String, String>> last = Optional.empty();
        while (true) {
            Optional<Map<String, String>> now = whole(place);
            if (now.isPresent() && now.equals(last)) {
                return now.get();
            }
            last = now;
        }
    }

    /** Empty if a file was renamed or removed meanwhile. */
    private static Optional<Map<String, String>> whole(Place place) {
        try {
            return Optional.of(place.texts());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Replaces every seventh page and its picture by others. */
    private void change(int time) throws IOException {
        for (int i = 1 + time % 7; i <= 100; i += 7) {
            Files.deleteIfExists(root.resolve("post-" + i + ".html"));
            Files.deleteIfExists(root.resolve("content/uploadfile/" + i + ".png"));
            write("post-" + time + "-" + i + ".html", "<img src=\"content/uploadfile/" + time + "-" + i + ".png\">");
            write("content/uploadfile/" + time + "-" + i + ".png", "picture " + i);
        }
        write("index.html", "<p>" + time + "</p>");
    }

    private static List<String> pagesWithoutPicture(Map<String, String> texts) {
        List<String> lacks = new ArrayList<>();
        texts.forEach((path, text) -> PICTURE.matcher(text)
                .results()
                .map((MatchResult picture) -> picture.group(1))
                .filter(picture -> path.endsWith(".html") && !texts.containsKey(picture))
                .forEach(picture -> lacks.add(path + " lacks " + picture)));
        return lacks;
    }

    /** A process of the program in the folder of the project. */
    ProcessBuilder program(Map<String, String> environment, List<String> java, String... arguments) {
        ProcessBuilder builder = ProgramProcess.program()
                .with(environment)
                .command(project, java, arguments)
                .redirectOutput(project.resolve("said").toFile());
        builder.environment().remove("SSH_AUTH_SOCK");
        return builder;
    }
}
