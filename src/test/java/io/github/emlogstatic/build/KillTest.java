package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.embedded.EmbeddedBlog;
import io.github.emlogstatic.embedded.EmlogServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed without warning, again and again. */
@Tag("slow")
class KillTest {

    /** Quick to write out, so that the kills fall on the crawl as often as on the pages. */
    private static final String THEME =
            Path.of("src/test/resources/themes/plain").toAbsolutePath().toString();

    private static final int KILLS = Integer.getInteger("kills", 50);

    @TempDir(factory = InMemory.class)
    Path folder;

    private final EmbeddedBlog blog = EmbeddedBlog.empty();
    private final Random random = new Random(7);
    private Child child;

    @Test
    void howeverOftenItIsKilledTheNextRunEndsWhereAnUndisturbedOneWould() throws Exception {
        for (int i = 0; i < 60; i++) {
            publish();
        }
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            Path killed = Files.createDirectories(folder.resolve("killed"));
            child = Child.in(folder);
            run(emlog, killed, Duration.ofMinutes(2)); // keeps its classes
            publish();
            long whole = run(emlog, killed, Duration.ofMinutes(2));
            for (int kill = 0; kill < KILLS; kill++) {
                change();
                run(emlog, killed, Duration.ofMillis(random.nextLong(whole)));
                assertEveryFileIsWhole(killed);
            }
            run(emlog, killed, Duration.ofMinutes(2));
            assertThat(Verification.of(killed.resolve("archive")).damage()).isEmpty();
            assertThat(leftovers(killed)).isEmpty();

            Path undisturbed = Files.createDirectories(folder.resolve("undisturbed"));
            run(emlog, undisturbed, Duration.ofMinutes(2));
            assertThat(articles(killed)).isEqualTo(articles(undisturbed));
            assertThat(Tree.differences(Tree.of(killed.resolve("public")), Tree.of(clean(emlog, killed))))
                    .isEmpty();
        }
    }

    /** Runs a build and kills it when its time is up; how long it ran, in milliseconds. */
    private long run(EmlogServer emlog, Path directory, Duration time) throws IOException, InterruptedException {
        return run(directory, time, "build", emlog.address(), "--quiet", "--force", "--theme", THEME);
    }

    private long run(Path directory, Duration time, String... arguments) throws IOException, InterruptedException {
        Child.Ended ended = child.run(directory, time, List.of(), arguments);
        assertThat(ended.code()).as(ended.output()).isIn(-1, 0, 1);
        return ended.took().toMillis();
    }

    private Path clean(EmlogServer emlog, Path killed) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve("clean"));
        String archive = killed.resolve("archive").toString();
        run(
                directory,
                Duration.ofMinutes(2),
                "build",
                emlog.address(),
                "--quiet",
                "--offline",
                "--archive",
                archive,
                "--theme",
                THEME);
        return directory.resolve("public");
    }

    private void publish() {
        blog.upload("content/uploadfile/202401/" + blog.posts().size() + ".png", "png " + random.nextInt());
        int image = blog.posts().size();
        int id = blog.publish(post -> post.title("t")
                .html("<p>text " + random.nextInt() + "</p>" + "<img src=\"../content/uploadfile/202401/" + image
                        + ".png\">"));
        blog.comment(id, "a", "b " + random.nextInt());
    }

    private void change() {
        int id = 1 + random.nextInt(blog.posts().size());
        switch (random.nextInt(3)) {
            case 0 -> publish();
            case 1 ->
                blog.post(id).ifPresent(post -> blog.edit(id, edited -> edited.text("edited " + random.nextInt())));
            default -> blog.post(id).ifPresent(post -> blog.comment(id, "c", "d " + random.nextInt()));
        }
    }

    private static void assertEveryFileIsWhole(Path directory) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Path file : files(directory.resolve("archive"))) {
            if (file.toString().endsWith(".json")) {
                assertThat(json.readTree(file.toFile())).as(file.toString()).isNotNull();
            }
        }
        for (Path file : files(directory.resolve("public"))) {
            if (file.toString().endsWith(".html")) {
                assertThat(Files.readString(file).strip()).as(file.toString()).endsWith("</html>");
            }
        }
    }

    private static List<Path> leftovers(Path directory) throws IOException {
        return Stream.concat(files(directory.resolve("archive")).stream(), files(directory.resolve("public")).stream())
                .filter(file -> file.toString().endsWith(".tmp"))
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> articles(Path directory) throws IOException {
        List<String> articles = new ArrayList<>();
        for (Path file :
                files(directory.resolve("archive/articles")).stream().sorted().toList()) {
            articles.add(Files.readString(file));
        }
        return articles;
    }
}
