package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.SameBlog;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power fails before a run's files have reached the disk: by chance, from a seed, some are empty, some hold zeros,
 * some are the old ones again. {@code -Dcuts=1000} runs more of them.
 */
@Tag("slow")
class PowerCutTest {

    private static final String SETTINGS =
            "pages: [901]\nblog: {apiKey: " + Options.API_KEY + "}\n" + QuickTheme.CHOSEN;

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();
    private int images;

    /** Two nights of a blog, and a copy of the state before the second: the same before every cut by chance. */
    @AutoClose
    private static CrawledBlog both;

    private static Path kept;

    @BeforeAll
    static void mirrorTwoNights(@TempDir Path shared) throws Exception {
        PowerCutTest test = new PowerCutTest();
        test.folder = shared.resolve("nights");
        both = test.twoNights();
        kept = shared.resolve("kept");
        FileUtils.copyDirectory(test.folder.toFile(), kept.toFile());
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("cuts", 15));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNextRunMendsWhatThePowerCutHasLeft(int seed) throws Exception {
        CrawledBlog crawled = afterTwoNights();
        Instant before = crawled.clock().instant();
        try {
            Path mirrored = crawled.folder();
            List<String> lost = cut(mirrored, kept.resolve("before"), new Random(seed));

            BuildReport report = build(crawled.nextNight());

            String when = "seed " + seed + ", lost " + lost + ", told " + report.problems();
            assertThat(report.problems().isEmpty()).as(when).isEqualTo(lost.isEmpty());
            assertMended(crawled, report, when);
        } finally {
            crawled.backTo(before);
        }
    }

    /** The index is that of the night before. The journal names the files to be written, or has lost its end. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theNextRunMendsACutDuringARun(int seed) throws Exception {
        Random random = new Random(seed);
        CrawledBlog crawled = afterTwoNights();
        Instant before = crawled.clock().instant();
        try {
            Path mirrored = crawled.folder();
            uncommit(mirrored.resolve("archive"), kept.resolve("before/archive"), random);
            List<String> lost = cut(mirrored, kept.resolve("before"), random);

            BuildReport report = build(crawled.nextNight());

            assertMended(crawled, report, "seed " + seed + ", lost " + lost + ", told " + report.problems());
        } finally {
            crawled.backTo(before);
        }
    }

    private static void assertMended(CrawledBlog crawled, BuildReport report, String when) throws Exception {
        Path mirrored = crawled.folder();
        assertThat(report.problems())
                .as(when)
                .map(Problem::toString)
                .noneMatch(told -> told.contains("Exception") || told.contains("null"));
        assertThat(Verification.of(mirrored.resolve("archive")).damage())
                .as(when)
                .isEmpty();
        assertSameBlog(mirrored.resolve("archive"), kept.resolve("mirror/archive"), when);
        assertThat(Tree.differences(Tree.of(mirrored.resolve("public")), Tree.of(crawled.builtClean())))
                .as(when)
                .isEmpty();
        assertThat(build(crawled.nextNight()).problems()).as(when).isEmpty();
    }

    private static void uncommit(Path archive, Path before, Random random) throws IOException {
        StringBuilder journal = new StringBuilder();
        Map<String, String> old = Tree.of(before);
        Map<String, String> now = Tree.of(archive);
        now.forEach((path, hash) -> {
            if (!path.startsWith("state/") && !path.endsWith("index.jsonl") && !hash.equals(old.get(path))) {
                journal.append(hash).append('\t').append(path).append('\n');
            }
        });
        old.keySet().stream()
                .filter(path -> !path.startsWith("state/") && !now.containsKey(path))
                .forEach(path -> journal.append("-\t").append(path).append('\n'));
        FileUtils.deleteDirectory(archive.resolve("state").toFile());
        FileUtils.copyDirectory(
                before.resolve("state").toFile(), archive.resolve("state").toFile());
        for (String index : List.of("index.jsonl", "private/index.jsonl")) {
            Files.deleteIfExists(archive.resolve(index));
            if (Files.exists(before.resolve(index))) {
                Files.copy(before.resolve(index), archive.resolve(index));
            }
        }
        int written = random.nextBoolean() ? journal.length() : random.nextInt(journal.length() + 1);
        Files.writeString(archive.resolve("state/journal"), journal.substring(0, written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0"})
    void aLostIndexIsRebuiltAndTheBlogIsAsked(String left) throws Exception {
        try (CrawledBlog crawled = twoNights()) {
            Path archive = crawled.folder().resolve("archive");
            Path image = archive.resolve("content/uploadfile/202401/2.png");
            Files.writeString(archive.resolve("index.jsonl"), left);
            Files.writeString(archive.resolve("articles/2.json"), "");
            Files.write(image, new byte[5]);

            BuildReport report = build(crawled.nextNight());

            assertThat(report.problems())
                    .map(Problem::what)
                    .contains("lines of the index were made again", "a damaged file was replaced");
            assertThat(Verification.of(archive).damage()).isEmpty();
            assertThat(crawled.archive().article(2)).isPresent();
            assertThat(image).hasBinaryContent(TestPng.saying("png 2"));
        }
    }

    /** Names that the blog no longer tells: of two items that wanted one name, and of a moved article. */
    @Test
    void lostNamesAreRestoredFromTheirCopy() throws Exception {
        try (CrawledBlog crawled = twoNights()) {
            blog.edit(3, post -> post.url("moved"));
            build(crawled.nextNight());
            Path names = crawled.folder().resolve("archive/names.json");
            byte[] before = Files.readAllBytes(names);
            assertThat(names).content().contains("moved/post/3.html");
            for (String left : List.of("", "\0\0\0", "{")) {
                Files.writeString(names, left);

                assertThat(build(crawled.nextNight()).problems())
                        .map(Problem::toString)
                        .anyMatch(told -> told.startsWith("names.json was lost: names.json (put back from the copy"));

                assertThat(names).hasBinaryContent(before);
                assertThat(build(crawled.nextNight()).problems()).isEmpty();
            }
        }
    }

    private static CrawledBlog afterTwoNights() throws IOException {
        FileUtils.deleteDirectory(both.folder().toFile());
        FileUtils.copyDirectory(kept.resolve("mirror").toFile(), both.folder().toFile());
        return both;
    }

    /** A copy of the state before the second night is in {@code before}. */
    private CrawledBlog twoNights() throws Exception {
        blog.category(1, "技术");
        for (int i = 0; i < 6; i++) {
            publish();
        }
        blog.publish(901, post -> post.type("page").title("关于").text("text"));
        blog.note("note");
        CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve("mirror")).configured(SETTINGS);
        build(crawled);
        FileUtils.copyDirectory(
                crawled.folder().toFile(), folder.resolve("before").toFile());
        publish();
        publish();
        blog.edit(1, post -> post.text("edited"));
        blog.edit(2, post -> post.title("another title"));
        blog.comment(3, "a", "new");
        blog.category(1, "科技");
        blog.category(2, "生活");
        blog.note("another note");
        blog.delete(4);
        build(crawled.nextNight());
        return crawled;
    }

    private void publish() {
        int image = ++images;
        String path = "content/uploadfile/202401/" + image + ".png";
        blog.upload(path, TestPng.saying("png " + image));
        int id = blog.publish(
                post -> post.title("title " + image).category(1).html("<p>text</p><img src=\"/" + path + "\">"));
        blog.comment(id, "a", "comment");
        blog.like(id, "b");
    }

    /** @return the files that are not what the last run wrote */
    private static List<String> cut(Path mirrored, Path before, Random random) throws IOException {
        Map<String, String> old = Tree.of(before);
        List<String> written = new ArrayList<>();
        Tree.of(mirrored).forEach((path, hash) -> {
            if (!hash.equals(old.get(path)) && !path.endsWith("/lock")) {
                written.add(path);
            }
        });
        List<String> lost = new ArrayList<>();
        double share = random.nextDouble();
        for (String path : written) {
            if (random.nextDouble() < share
                    && (path.endsWith(".manifest")
                            ? loseManifest(mirrored.resolve(path), before.resolve(path), written, random.nextInt(3))
                            : lose(mirrored.resolve(path), before.resolve(path), random.nextInt(4)))
                    && path.matches("(archive/(?!state/|index|private/)|public/).*")) {
                lost.add(path);
            }
        }
        return lost;
    }

    /**
     * The manifest is never lost without a trace: it waits for the disk before the list of the files that are being made
     * is deleted, and that list waits for the disk, too. Where somebody deletes both, only the mark in pages and feeds tells
     * whose the site is; see {@code OutputOfOthersTest}.
     */
    private static boolean loseManifest(Path manifest, Path before, List<String> written, int how) throws IOException {
        if (how == 0) {
            Files.write(manifest, new byte[0]);
        } else if (how == 1) {
            Files.write(manifest, new byte[(int) Files.size(manifest)]);
        } else {
            Files.copy(before, manifest, StandardCopyOption.REPLACE_EXISTING);
            List<String> pending = written.stream()
                    .filter(path -> path.startsWith("public/"))
                    .map(path -> path.substring("public/".length()))
                    .map(path -> path + "\t" + Checksum.of(path))
                    .toList();
            Files.write(manifest.resolveSibling(manifest.getFileName() + ".pending"), pending);
        }
        return true;
    }

    private static boolean lose(Path file, Path before, int how) throws IOException {
        boolean only = file.toString().contains("/private/"); // written through to the disk, one by one
        if (only || file.toString().endsWith("index.jsonl")) {
            return false;
        }
        switch (how) {
            case 0 -> Files.write(file, new byte[0]);
            case 1 -> Files.write(file, new byte[(int) Files.size(file)]);
            case 2 -> Files.delete(file);
            default -> {
                if (!Files.exists(before)) {
                    return false;
                }
                Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return true;
    }

    private static void assertSameBlog(Path mended, Path undisturbed, String when) throws IOException {
        SameBlog.assertSameFiles(mended, undisturbed, when);
        assertThat(Archive.peek(mended).index().keySet())
                .as(when)
                .isEqualTo(Archive.peek(undisturbed).index().keySet());
    }

    private static BuildReport build(CrawledBlog crawled) throws Exception {
        return crawled.build("--force");
    }
}
