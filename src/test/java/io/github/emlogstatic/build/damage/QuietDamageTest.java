package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.SiteVerification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a disk loses or changes silently are found within thirty nights and repaired. */
class QuietDamageTest {

    private static final String IMAGE = "content/uploadfile/202401/a.png";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();
    private Path archive;
    private Path output;
    private Map<String, String> site;

    @BeforeEach
    void aMirrorThatHasReadBackWhatItWrote() throws Exception {
        blog.upload(IMAGE, TestPng.saying("png"));
        blog.category(1, "技术");
        blog.publish(post -> post.title("一").html("<p>the text</p><img src=\"/" + IMAGE + "\">"));
        blog.publish("two", "text");
        blog.publish("three", "text");
        blog.comment(2, "a", "x");
        blog.like(2, "b");
        blog.publishPage("关于", "text");
        crawled.configured(QuickTheme.CHOSEN + "pages: [4]");
        archive = folder.resolve("archive");
        output = folder.resolve("public");
        build("");
        build("");
        site = Tree.of(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"counters.json", ".gitignore", ".gitattributes"})
    void anEmptiedFileIsMadeAgainByTheNextBuild(String path) throws Exception {
        Files.writeString(archive.resolve(path), "");

        build("");

        assertThat(archive.resolve(path)).isNotEmptyFile();
        assertThat(Verification.of(archive).damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles/1.json",
                "comments/2.json",
                "likes/2.json",
                "pages/4.json",
                "categories.json",
                "authors.json",
                "blog.json",
                "names.json",
                IMAGE
            })
    void damageInTheArchiveIsRepairedWithinThirtyDays(String path) throws Exception {
        boolean twice = path.equals(IMAGE);
        FlippedBit.in(archive.resolve(path));
        if (twice) {
            FlippedBit.in(output.resolve(path)); // else it would be put back from there
        }

        List<String> told = twice ? nights("") : nightsUntilTold();

        assertThat(told).anyMatch(one -> one.contains(path));
        assertThat(Verification.of(archive).damage()).isEmpty();
        Map<String, String> after = Tree.of(output);
        if (path.startsWith("comments/")) {
            after.put("post/2.html", site.get("post/2.html")); // the blog no longer tells the minute of a comment
        }
        assertThat(after).isEqualTo(site);
        assertThat(build("").problems()).isEmpty();
    }

    @Test
    void aDamagedUploadIsRestoredFromTheSite() throws Exception {
        FlippedBit.in(archive.resolve(IMAGE));

        assertThat(nights("--offline"))
                .containsExactly("a damaged file was put back: " + IMAGE + " (from the site, which has a copy)");

        assertThat(Verification.of(archive).damage()).isEmpty();
        assertThat(Tree.of(output)).isEqualTo(site);
    }

    @Test
    void anOfflineBuildReportsDamageAndKeepsTheSite() throws Exception {
        FlippedBit.in(archive.resolve("articles/1.json"));

        assertThat(nights("--offline")).hasSize(1).first().asString().startsWith("a file of the archive is damaged");
        assertThat(build("--offline").problems())
                .as("told each night, not once in a month")
                .hasSize(1);
        assertThat(Tree.of(output)).isEqualTo(site);

        assertThat(build("").problems()).map(Problem::what).containsExactly("a damaged file was replaced");
        assertThat(Verification.of(archive).damage()).isEmpty();
    }

    @Test
    void damageInTheSiteIsRepairedWithinThirtyDays() throws Exception {
        for (String path : List.of("post/1.html", "index.html", IMAGE)) {
            FlippedBit.in(output.resolve(path));
            assertThat(whatVerifyFinds()).containsExactly(path);

            assertThat(nights("--offline"))
                    .containsExactly("a file of the site was not as the last build left it: " + path + " (made again)");

            assertThat(Tree.of(output)).isEqualTo(site);
            assertThat(whatVerifyFinds()).isEmpty();
        }
    }

    /** @param memory whether the run has to read the article because nothing else remembers its title */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDamagedTextIsNeverPublished(boolean memory) throws Exception {
        Path article = archive.resolve("articles/1.json");
        Files.writeString(article, Files.readString(article).replace("the text", "the best"));
        if (!memory) {
            FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());
        }
        blog.comment(1, "a", "its page is to be made again");

        List<String> told = build("").problems().stream().map(Problem::toString).toList();

        assertThat(told).anyMatch(one -> one.contains("articles/1.json"));
        assertThat(output.resolve("post/1.html")).content().doesNotContain("the best");
        build("");
        assertThat(Verification.of(archive).damage()).isEmpty();
        assertThat(output.resolve("post/1.html")).content().contains("the text", "made again");
        assertThat(build("").problems()).isEmpty();
    }

    @Test
    void aLostUploadIsDownloadedAgain() throws Exception {
        Files.delete(archive.resolve(IMAGE));
        Files.delete(output.resolve(IMAGE));

        assertThat(build("").problems()).map(Problem::what).containsExactly("a damaged file was replaced");

        assertThat(archive.resolve(IMAGE)).hasBinaryContent(TestPng.saying("png"));
        assertThat(Tree.of(output)).isEqualTo(site);
    }

    /** Nothing but the archive tells then that the file is none of others. */
    @Test
    void anUploadNobodyShowsLeavesASiteWithoutItsList() throws Exception {
        Path own = Files.write(output.resolve("content/uploadfile/202401/own.png"), TestPng.saying("png"));
        FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());
        blog.edit(1, post -> post.html("<p>the text</p>"));

        List<String> told = build("").problems().stream().map(Problem::toString).toList();

        assertThat(output.resolve(IMAGE)).doesNotExist();
        assertThat(own).exists();
        assertThat(archive.resolve(IMAGE)).exists();
        assertThat(told)
                .contains("a file of this program that the site no longer has: " + IMAGE
                        + " (removed, as the list of the site's files was lost)");
    }

    @Test
    void damageThatTheBlogCannotRepairIsReported() throws Exception {
        FlippedBit.in(archive.resolve(IMAGE));
        FlippedBit.in(output.resolve(IMAGE));
        byte[] left = Files.readAllBytes(archive.resolve(IMAGE));
        crawled.emlog().failing(Faults.at(target -> target.startsWith("/content/uploadfile"), Faults.status(404)));

        List<String> told = nights("");

        assertThat(told)
                .filteredOn(one -> one.contains("of the archive"))
                .singleElement()
                .asString()
                .startsWith("a file of the archive is damaged: " + IMAGE);
        assertThat(archive.resolve(IMAGE)).as("what is left stays").hasBinaryContent(left);
    }

    /** Whether a drawing may run scripts, and how large it is, is read from its bytes before any page is planned. */
    @Test
    void aDamagedDrawingStopsNoPage() throws Exception {
        String drawing = "content/uploadfile/202401/b.svg";
        blog.upload(
                drawing,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\"><script>run()</script></svg>"
                        .getBytes(StandardCharsets.UTF_8));
        blog.publish(post -> post.title("five").html("<p><img src=\"/" + drawing + "\"></p>"));
        build("");
        build("");
        site = Tree.of(output);
        FlippedBit.in(archive.resolve(drawing));
        crawled.configured(QuickTheme.CHOSEN + "language: en\npages: [4]");

        List<Problem> told = build("--offline").problems();

        assertThat(told).extracting(Problem::where).containsExactly(drawing);
        assertThat(output.resolve("index.html")).content().contains("lang=\"en\"");
        assertThat(Tree.of(output)).containsEntry(drawing, site.get(drawing));
        crawled.configured(QuickTheme.CHOSEN + "pages: [4]");
        build("");
        assertThat(Tree.of(output)).isEqualTo(site);
    }

    @Test
    void aPrivateFileIsGivenUpOnlyOnRequest() throws Exception {
        blog.protect(3, "pw");
        build("");
        Path text = archive.resolve("private/articles/3.json");
        FlippedBit.in(text);
        byte[] left = Files.readAllBytes(text);

        assertThat(build("--full").problems())
                .map(Problem::what)
                .containsExactly("private files of the archive are lost or damaged");
        assertThat(text).hasBinaryContent(left);
        assertThat(build("--full --force").problems())
                .map(Problem::toString)
                .containsExactly(
                        "a damaged file is lost: private/articles/3.json (nothing gave it again; what was left of it, if"
                                + " anything, is in state/damaged, the whole file perhaps in a backup or in git)");

        assertThat(archive.resolve("state/damaged/private/articles/3.json")).hasBinaryContent(left);
        assertThat(Verification.of(archive).damage()).isEmpty();
        assertThat(build("").problems()).isEmpty();
    }

    @Test
    void aDamagedFileThatDoesNotArriveStaysDamaged() throws Exception {
        FlippedBit.in(archive.resolve("comments/2.json"));
        crawled.emlog().failing(Faults.of("comment_list_simple", Faults.status(403)));

        assertThat(build("--full").problems())
                .filteredOn(problem -> problem.where().equals("comments/2.json"))
                .map(Problem::what)
                .containsExactly("a file of the archive is damaged");

        assertThat(Tree.of(output)).isEqualTo(site);
    }

    @Test
    void aDamagedTextOfAWithdrawnArticleStaysDamaged() throws Exception {
        FlippedBit.in(archive.resolve("articles/1.json"));
        blog.delete(1);

        assertThat(build("--full").problems()).map(Problem::what).contains("a damaged file was removed");

        assertThat(archive.resolve("state/damaged/articles/1.json")).exists();
        assertThat(Verification.of(archive).damage()).isEmpty();
    }

    /** Runs thirty nights. @return their problems, each once */
    private List<String> nights(String options) throws Exception {
        return nights(options, false);
    }

    /** Runs thirty nights at most, as long as there are no problems. */
    private List<String> nightsUntilTold() throws Exception {
        return nights("", true);
    }

    private List<String> nights(String options, boolean untilTold) throws Exception {
        List<String> told = new ArrayList<>();
        for (int night = 0; night < 31 && !(untilTold && !told.isEmpty()); night++) {
            for (Problem problem : build(options).problems()) {
                if (!told.contains(problem.toString())) {
                    told.add(problem.toString());
                }
            }
        }
        return told;
    }

    private List<String> whatVerifyFinds() throws IOException {
        return SiteVerification.of(output, new CacheFiles(folder).manifest(output)).orElseThrow().damage().stream()
                .map(Problem::where)
                .toList();
    }

    private BuildReport build(String options) throws Exception {
        return new SiteBuild(crawled.nextNight().config(options), crawled.clock(), Progress.SILENT).run();
    }
}
