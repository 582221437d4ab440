package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.SameBlog;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process again and again without warning. The theme is quick to render, so that kills fall on the crawl as often
 * as on the pages.
 */
@Tag("slow")
class KillTest {

    /** Milliseconds in which a step for one change is finished; a machine that is quicker than this gets less. */
    private static final int AFTERWARDS = 50;

    private static final int KILLS = Integer.getInteger("kills", 12);

    /** So many kills at least fall on the crawl, and so many on the pages. */
    private static final int EACH = 1 + KILLS / 10;

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();
    private final Random random = new Random(7);
    private final ProgramProcess process = ProgramProcess.program();
    private int images;

    @Test
    void aKilledRunIsCompletedByTheNext() throws Exception {
        for (int i = 0; i < 25; i++) {
            publish();
        }
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            Path other = Files.createDirectories(folder.resolve("other"));
            Duration whole = run(other, "build", emlog.address(), "--theme", QuickTheme.FOLDER)
                    .took();

            Path killed = Files.createDirectories(folder.resolve("killed"));
            kill(emlog, killed, whole);
            run(killed, "build", emlog.address(), "--force", "--theme", QuickTheme.FOLDER);
            assertThat(Verification.of(killed.resolve("archive")).damage()).isEmpty();
            assertThat(leftovers(killed)).isEmpty();

            Path undisturbed = Files.createDirectories(folder.resolve("undisturbed"));
            run(undisturbed, "build", emlog.address(), "--theme", QuickTheme.FOLDER);
            SameBlog.assertSameFiles(killed.resolve("archive"), undisturbed.resolve("archive"), "killed");
            assertThat(Tree.differences(Tree.of(killed.resolve("public")), Tree.of(clean(emlog, killed))))
                    .isEmpty();
        }
    }

    /** Kills runs at any moment, and for certain while they fetch and while they write pages. */
    private void kill(EmlogServer emlog, Path killed, Duration whole) throws IOException, InterruptedException {
        Map<String, Integer> kills = new TreeMap<>();
        int afterwards = AFTERWARDS;
        for (int run = 0; sum(kills) < KILLS || isTooFew(kills.get("crawl")) || isTooFew(kills.get("render")); run++) {
            assertThat(run).as("runs for " + kills).isLessThan(10 * KILLS);
            String[] build = {"build", emlog.address(), "--force", "--theme", QuickTheme.FOLDER};
            String after = run % 6 == 0 ? "" : run % 2 == 0 ? "articles: " : "files: ";
            long most = after.isEmpty() ? whole.toMillis() : 1 + random.nextLong(afterwards); // rather sooner
            Duration more = Duration.ofMillis(random.nextLong(most));
            ProgramProcess.Ended ended = process.run(killed, after, more, List.of(), build);
            assertThat(ended.code()).as(ended.output()).isIn(-1, 0, 1);
            if (ended.code() == -1) {
                kills.merge(step(ended.output()), 1, Integer::sum);
                assertEveryFileIsWhole(killed);
            } else if (!after.isEmpty() && ended.output().contains(after)) {
                afterwards = Math.max(2, afterwards * 2 / 3);
            }
            change();
        }
    }

    private static boolean isTooFew(@Nullable Integer kills) {
        return kills == null || kills < EACH;
    }

    private static int sum(Map<String, Integer> kills) {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String step(String output) {
        return output.contains("files: ") ? "render" : output.contains("articles: ") ? "crawl" : "start";
    }

    private ProgramProcess.Ended run(Path directory, String... arguments) throws IOException, InterruptedException {
        ProgramProcess.Ended ended = process.run(directory, List.of(), arguments);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended;
    }

    private Path clean(EmlogServer emlog, Path killed) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve("clean"));
        String archive = killed.resolve("archive").toString();
        run(directory, "build", emlog.address(), "--offline", "--archive", archive, "--theme", QuickTheme.FOLDER);
        return directory.resolve("public");
    }

    private void publish() {
        int image = ++images;
        blog.upload("content/uploadfile/202401/" + image + ".png", TestPng.saying("png " + random.nextInt()));
        int id = blog.publish(post -> post.title("t")
                .html("<p>text " + random.nextInt() + "</p>" + "<img src=\"../content/uploadfile/202401/" + image
                        + ".png\">"));
        blog.comment(id, "a", "b " + random.nextInt());
    }

    private void change() {
        int id = 1 + random.nextInt(blog.posts().size());
        switch (random.nextInt(4)) {
            case 0 -> publish();
            case 3 -> blog.post(id).ifPresent(post -> blog.delete(id));
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
        assertThat(damage(directory.resolve("archive"))).isEmpty();
        // A first build writes into a new directory, and a killed one is completed.
        boolean built = Files.exists(new CacheFiles(directory).manifest(directory.resolve("public")));
        for (Path file : built ? files(directory.resolve("public")) : List.<Path>of()) {
            if (file.toString().endsWith(".html")) {
                assertThat(Files.readString(file).strip()).as(file.toString()).endsWith("</html>");
            }
        }
    }

    /** Unfinished files are not counted: they are absent, or have a temporary name. */
    private static List<Problem> damage(Path archive) throws IOException {
        if (!Files.exists(archive.resolve("blog.json"))) {
            return List.of();
        }
        return Verification.of(archive).damage().stream()
                .filter(problem -> !problem.where().endsWith(".tmp"))
                .filter(problem -> !problem.what().equals("has no name"))
                .toList();
    }

    private static List<Path> leftovers(Path directory) throws IOException {
        return Stream.concat(files(directory.resolve("archive")).stream(), files(directory.resolve("public")).stream())
                .filter(file -> file.toString().endsWith(".tmp"))
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        return Files.isDirectory(directory) ? Tree.files(directory) : List.of();
    }
}
