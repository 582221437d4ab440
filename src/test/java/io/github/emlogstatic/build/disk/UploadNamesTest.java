package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.check.SiteCheck;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.SafeName;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads with names that some file systems do not allow. */
class UploadNamesTest {

    private static final String FOLDER = "content/uploadfile/202401/";

    private static final List<String> NAMES = List.of(
            "A.png",
            "a.png",
            "\u00e9.png",
            "e\u0301.png",
            "CON.png",
            "aux",
            "nul.tar.gz",
            "dot.",
            "space ",
            "q?.png",
            ".hid.png",
            ".htaccess",
            "tab\t.png",
            "back\\slash.png",
            "git~1",
            "很".repeat(83) + ".png",
            "100%.png",
            ".100%41.png",
            "a:b.png",
            "plain.png");

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();

    @Test
    void uploadNamesWorkOnEveryFileSystem() throws Exception {
        StringBuilder html = new StringBuilder();
        for (String name : NAMES) {
            blog.upload(FOLDER + name, TestPng.saying(name));
            html.append("<p><a href=\"/").append(FOLDER).append(encoded(name)).append("\">a file</a></p>");
        }
        blog.upload("content/uploadfile/Folder/x.png", TestPng.saying("x"));
        blog.upload("content/uploadfile/folder/y.png", TestPng.saying("y"));
        html.append("<img src=\"/content/uploadfile/Folder/x.png\"><img src=\"/content/uploadfile/folder/y.png\">");
        blog.publish(post -> post.title("图").cover(FOLDER + "A.png").html(html.toString()));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.build("");
            Map<String, String> site = Tree.of(folder.resolve("public"));

            Set<String> folded = new TreeSet<>();
            for (String path : site.keySet()) {
                assertThat(folded.add(SafeName.folded(path))).as(path).isTrue();
                for (String part : path.split("/")) {
                    assertThat(part.equals(".nojekyll") ? part : SafeName.of(part))
                            .isEqualTo(part);
                }
            }
            assertThat(site.keySet()).contains(FOLDER + "plain.png", FOLDER + "_CON.png", FOLDER + "_aux");
            assertThat(site.keySet().stream().filter(path -> path.matches("content/(uploadfile|renamed)/.*")))
                    .hasSize(NAMES.size() + 2);
            assertThat(crawled.verification().damage()).isEmpty();
            SiteCheck.Result check = SiteCheck.of(folder.resolve("public"), "");
            assertThat(check.findings()).isEmpty();
            everyLinkHasTheBytesOfItsUpload();
            anIncrementalBuildEqualsACleanOne(crawled, site);
        }
    }

    /** A hard link stands for a file system that does not distinguish two names. */
    @Test
    void uploadsThatDifferOnlyByCaseAreKeptApart() throws Exception {
        blog.upload(FOLDER + "A.png", TestPng.saying("A")).upload(FOLDER + "a.png", TestPng.saying("a"));
        blog.publish(post -> post.title("一").html("<img src=\"/" + FOLDER + "A.png\">"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.build("");
            Path archived = folder.resolve("archive").resolve(FOLDER);
            Files.createLink(archived.resolve("a.png"), archived.resolve("A.png"));
            blog.publish(post -> post.title("二").html("<img src=\"/" + FOLDER + "a.png\">"));

            BuildReport report = crawled.build("");

            assertThat(report.problems())
                    .singleElement()
                    .asString()
                    .contains("upload is missing", "a.png", "takes it for " + FOLDER + "A.png", "another disk");
            assertThat(archived.resolve("A.png")).hasBinaryContent(TestPng.saying("A"));
        }
    }

    private void everyLinkHasTheBytesOfItsUpload() throws IOException {
        List<String> links = Jsoup.parse(Files.readString(folder.resolve("public/post/1.html")))
                .select("a:containsOwn(a file)")
                .eachAttr("href");
        assertThat(links).hasSize(NAMES.size());
        for (int i = 0; i < links.size(); i++) {
            String path = URLDecoder.decode(links.get(i).replace("+", "%2B"), StandardCharsets.UTF_8);
            assertThat(Files.readAllBytes(folder.resolve("public/post").resolve(path)))
                    .as(NAMES.get(i))
                    .isEqualTo(TestPng.saying(NAMES.get(i)));
        }
    }

    private void anIncrementalBuildEqualsACleanOne(CrawledBlog crawled, Map<String, String> before) throws Exception {
        blog.upload(FOLDER + "PLAIN.png", TestPng.saying("another"));
        blog.publish(post -> post.title("二").html("<img src=\"/" + FOLDER + "PLAIN.png\">"));
        crawled.nextNight();
        crawled.build("");
        Map<String, String> incremental = Tree.of(folder.resolve("public"));
        assertThat(incremental).containsEntry(FOLDER + "plain.png", before.get(FOLDER + "plain.png"));
        FileUtils.deleteDirectory(folder.resolve("public").toFile());
        FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());
        crawled.build("--offline");
        assertThat(Tree.differences(incremental, Tree.of(folder.resolve("public"))))
                .isEmpty();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
