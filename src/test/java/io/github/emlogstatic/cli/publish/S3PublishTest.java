package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads to an S3 service that checks signatures. */
class S3PublishTest {

    @RegisterExtension
    private final S3Site s3 = S3Site.inNewFolder();

    private final ProgramRunner program = s3.program();
    private final ProgramRunner other = s3.otherMachine();
    private final FakeS3 storage = s3.storage();
    private final Path project = s3.project();

    @Test
    void theBucketHoldsTheSite() throws Exception {
        s3.site("post/第 1 篇+(新)'*.html", "<p>一</p>");

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
        assertThat(program.out()).isEqualTo("published to s3://blog: 6 files new, 0 changed, 0 removed\n");
        assertThat(s3.journals()).isEmpty();
    }

    @Test
    void aPrefixKeepsTheRestOfTheBucket() throws Exception {
        storage.put("index.html", "of another site");

        assertThat(s3.publish("--to", "s3://blog/my/site/")).as(program.err()).isZero();

        Map<String, String> expected = new TreeMap<>(Map.of("index.html", "of another site"));
        s3.site().forEach((path, text) -> expected.put("my/site/" + path, text));
        assertThat(storage.texts()).isEqualTo(expected);
    }

    @Test
    void keysOfTheConfigurationAreUsed() throws Exception {
        Files.writeString(
                project.resolve("site-config.yaml"),
                "publish: {to: 's3://blog/a', endpoint: '" + storage.endpoint() + "', connections: 2}\n");

        assertThat(program.runIn(project, "publish")).as(program.err()).isZero();

        assertThat(storage.texts()).hasSize(5).containsKey("a/index.html");
    }

    @Test
    void theCredentialsFileIsRead() throws Exception {
        program.set("AWS_ACCESS_KEY_ID", "").set("AWS_PROFILE", "blog");
        Path file = Files.createDirectories(program.directory().resolve(".aws")).resolve("credentials");
        Files.writeString(
                file,
                "[default]\naws_access_key_id = no\n[blog]\naws_access_key_id = " + FakeS3.ID
                        + "\naws_secret_access_key=" + FakeS3.SECRET + "\n");

        assertThat(s3.publish()).as(program.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html;charset=UTF-8, 'public, max-age=300'",
        "atom.xml, application/xml;charset=UTF-8, 'public, max-age=300'",
        "assets/css/site.css, text/css;charset=UTF-8, 'public, max-age=86400'",
        "content/uploadfile/1.png, image/png, 'public, max-age=2592000'",
        ".emlog-static-files.gz, application/octet-stream, no-store",
    })
    void filesHaveTheirTypeAndMayBeKept(String path, String type, String cacheControl) {
        s3.publish();

        assertThat(storage.objects().get(path).type()).isEqualTo(type);
        assertThat(storage.objects().get(path).cacheControl()).isEqualTo(cacheControl);
    }

    @Test
    void anUnchangedSiteCostsTwoRequests() {
        s3.publish();
        storage.takeRequests();

        assertThat(s3.publish()).isZero();

        assertThat(program.out()).isEqualTo("nothing new to publish at s3://blog\n");
        assertThat(storage.takeRequests()).hasSize(2);
    }

    @Test
    void aCacheThatCannotBeWrittenStopsNoPublish() throws Exception {
        try (SmallDisk caches = SmallDisk.mounted(project.resolve(".emlog-static"), "100k")) {
            caches.makeReadOnly();

            assertThat(s3.publish()).as(program.err()).isZero();

            assertThat(storage.texts()).isEqualTo(s3.site());
            assertThat(program.err())
                    .startsWith("warning: not noted for the next run: cannot write " + caches.folder())
                    .endsWith("Read-only file system\n");
        }
    }

    @Test
    void onlyWhatChangedIsUploaded() throws Exception {
        s3.publish();
        storage.takeRequests();
        s3.site("post-1.html", "<p>changed</p>");
        s3.site("post-2.html", "<p>new</p>");
        Files.delete(project.resolve("public/content/uploadfile/1.png"));

        assertThat(s3.publish()).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
        assertThat(program.out()).contains("1 file new, 1 changed, 1 removed");
        assertThat(s3.filesWritten())
                .containsExactly("PUT post-2.html", "PUT post-1.html", "DELETE content/uploadfile/1.png");
        assertThat(storage.lacks()).isEmpty();
    }

    @Test
    void pagesComeAfterTheirPicturesAndListsLast() {
        s3.publish("--connections", "1");

        assertThat(s3.filesWritten())
                .containsExactly(
                        "PUT assets/css/site.css",
                        "PUT content/uploadfile/1.png",
                        "PUT post-1.html",
                        "PUT atom.xml",
                        "PUT index.html");
    }

    @Test
    void aListWithAnAliasComesAfterThePages() throws Exception {
        s3.site("life.html", "<a href=\"post-1.html\">a category with an alias</a>");
        Path archive = Files.createDirectories(project.resolve("archive"));
        Files.writeString(archive.resolve("names.json"), "{\"article/1\": \"post-1.html\", \"sort/2\": \"life.html\"}");

        assertThat(s3.publish("--connections", "1")).as(program.err()).isZero();

        assertThat(s3.filesWritten()).containsSubsequence("PUT post-1.html", "PUT life.html");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(s3.publish("--dry-run")).isZero();

        assertThat(program.out()).startsWith("would publish to s3://blog: 5 files new, 0 changed, 0 removed\n");
        assertThat(storage.objects()).isEmpty();
    }

    @Test
    void dryRunNamesTenFilesOfAKindOrAll() throws Exception {
        s3.publish();
        for (int i = 10; i < 22; i++) {
            s3.site("new/" + i + ".html", "new");
        }
        s3.site("index.html", "changed");
        new SiteFolder(project).delete("post-1.html");

        assertThat(s3.publish("--dry-run")).isZero();
        assertThat(program.out().lines())
                .hasSize(15)
                .contains("new/10.html: new", "new/19.html: new", "and 2 more: new")
                .endsWith("index.html: changed", "post-1.html: to be removed", "dry run: nothing was written");
        s3.publish("--dry-run", "--verbose");
        assertThat(program.out().lines()).hasSize(16).contains("new/21.html: new");
    }

    @Test
    void anotherMachineContinues() throws Exception {
        s3.publish();
        s3.site("index.html", "<p>by another machine</p>");
        Files.delete(project.resolve("public/atom.xml"));
        Path site = Files.move(project.resolve("public"), other.directory().resolve("public"));

        assertThat(s3.publishFromTheOther()).isZero();

        assertThat(other.out()).contains("0 files new, 1 changed, 1 removed");
        assertThat(storage.texts()).isEqualTo(SiteFolder.texts(site));
    }

    @Test
    void filesOfOthersStay() throws Exception {
        storage.put("verify.txt", "of the owner");
        s3.publish();
        Files.delete(project.resolve("public/atom.xml"));
        s3.publish();

        assertThat(storage.texts()).containsEntry("verify.txt", "of the owner").doesNotContainKey("atom.xml");
    }

    @Test
    void aFileOfOthersIsNotOverwritten() throws Exception {
        storage.put("index.html", "of the owner");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("s3://blog: index.html is there already and would be overwritten");
        assertThat(storage.texts()).hasSize(1);
        assertThat(s3.publish("--force")).isZero();
        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my/site/"})
    void aFileOfOthersIsFoundInALongList(String prefix) throws Exception {
        storage.setPageSize(7);
        for (int i = 10; i < 60; i++) {
            storage.put(prefix + "a/" + i + " +.txt", "of the owner");
            s3.site("post-" + i + ".html", "<p>" + i + "</p>");
        }
        storage.put(prefix + "post-59.html", "of the owner");

        assertThat(s3.publish("--to", "s3://blog/" + prefix)).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("post-59.html is there already");
    }

    @Test
    void aServiceMayListNamesAsTheyAre() throws Exception {
        storage.listNamesAsTheyAre();
        storage.put("100%  &.txt", "of the owner");
        storage.put("a+b.txt", "of the owner");
        s3.site("a+b.txt", "ours");
        for (int i = 10; i < 40; i++) {
            s3.site("post-" + i + ".html", "<p>" + i + "</p>");
        }

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("a+b.txt is there already");
    }

    /** The Finder of macOS makes a file whose name ends in a carriage return. A list of one path a line cannot hold it. */
    @ParameterizedTest
    @ValueSource(strings = {"Icon\r", "a\nb CNAME"})
    void aFileNameWithALineBreakIsRefused(String name) throws Exception {
        s3.site(name, "");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains(name.replaceAll("[\r\n]", "?") + ": a file name with a line break cannot be published");
        assertThat(storage.objects()).isEmpty();
    }

    @Test
    void aServiceMayListAsInTheFirstVersion() throws Exception {
        storage.listAsInTheFirstVersion();
        storage.setPageSize(2);
        s3.manyPages(30);
        for (String before : List.of("a.txt", "b.txt", "c.txt")) {
            storage.put(before, "of the owner");
        }
        storage.put("post-120.html", "of the owner");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("post-120.html is there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<ListBucketResult><Contents><Key>index.html</Key>"})
    void aListThatIsCutOffIsReported(String list) throws Exception {
        storage.put("post-120.html", "of the owner");
        s3.manyPages(30);
        storage.answer("GET ", 200, "Server", "a gateway", list);

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("s3://blog: the list of objects is cut off, or is none; nothing was published");
        assertThat(storage.texts()).containsOnlyKeys("post-120.html");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListWithoutAnEndIsReported(boolean sameTokens) throws Exception {
        storage.repeatPages(sameTokens);
        storage.setPageSize(1);
        storage.put("one", "of the owner");
        storage.put("two", "of the owner");
        s3.manyPages(30);

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: the list of objects has no end");
        assertThat(s3.publish("--force")).as(program.err()).isZero();
    }

    @Test
    void forceMendsWhatOthersChangedOverThere() throws Exception {
        s3.publish();
        storage.put("index.html", "defaced");

        assertThat(s3.publish()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "defaced");
        assertThat(s3.publish("--force")).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
    }
}
