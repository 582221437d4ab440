package io.github.emlogstatic.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.cli.Shell;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The examples run, as far as possible without their services. */
class ExamplesTest {

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog);

    private Shell shell;

    @BeforeEach
    void publishAnArticle() throws IOException {
        shell = Shell.in(folder);
        blog.publish("你好", "世界");
    }

    // ---- GitHub Actions

    @Test
    void thePagesWorkflowKeepsTheArchiveAndBuildsTheSite() throws Exception {
        Path work = project("github-pages");
        offerRelease();
        Path archive = repository("blog-archive");
        Workflow workflow = Workflow.of(work.resolve(".github/workflows/mirror.yml"))
                .with("vars.ARCHIVE_REPOSITORY", archive.toString())
                .with("secrets.ARCHIVE_KEY", "key")
                .with("secrets.EMLOG_API_KEY", "");

        assertThat(workflow.triggers()).containsKeys("schedule", "workflow_dispatch");
        assertThat(workflow.permissions()).containsEntry("pages", "write").containsEntry("id-token", "write");
        assertThat(workflow.run(shell, work)).isEmpty();

        assertThat(shell.said(archive, "git", "show", "main:articles/1.json")).contains("你好");
        assertThat(work.resolve("public/index.html")).content().contains("你好");

        blog.publish("第二篇", "文");
        FileUtils.touch(
                folder.resolve("cache/archive/state/begun/film-of-a-draft").toFile());
        assertThat(workflow.run(shell, work)).isEmpty();
        assertThat(work.resolve("archive/state/media.tsv")).exists();
        assertThat(work.resolve("archive/state/begun")).doesNotExist();
        assertThat(shell.said(archive, "git", "log", "--oneline", "main").lines())
                .hasSize(3);

        Path refusal = archive.resolve("hooks/pre-receive");
        Files.writeString(refusal, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(refusal, PosixFilePermissions.fromString("rwxr-xr-x"));
        blog.publish("第三篇", "文");
        assertThat(workflow.run(shell, work)).contains("Keep the archive");
        assertThat(folder.resolve("cache/public/post/2.html")).exists();
        assertThat(folder.resolve("cache/public/post/3.html"))
                .as("state without its archive")
                .doesNotExist();
        Files.delete(refusal);
        assertThat(workflow.run(shell, work)).isEmpty();
        assertThat(shell.said(archive, "git", "show", "main:articles/3.json")).contains("第三篇");

        emlog.goDown();
        Files.writeString(work.resolve("site-config.yaml"), "\ncrawl: {retries: 0}", StandardOpenOption.APPEND);
        assertThat(workflow.run(shell, work)).contains("Mirror");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "src/site/markdown/github-pages.md"})
    void theShortWorkflowPublishesASiteWithProblems(String document) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        offerRelease();
        blog.publish(post -> post.title("图").html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        Matcher block = Pattern.compile("(?s)```yaml\n( *)# \\.github/workflows/site.yml\n(.*?)```")
                .matcher(Files.readString(Path.of(document)));

        assertThat(block.find()).isTrue();
        String workflow = block.group(2).replace("https://blog.example.com/", emlog.address());
        assertThat(Workflow.parse(workflow).run(shell, work)).isEmpty();
        assertThat(work.resolve("public/index.html")).content().contains("图");
        assertThat(work.resolve("public/sitemap.xml")).content().contains("https://me.github.io/blog/post/1.html");
        emlog.goDown();
        Files.writeString(work.resolve("site-config.yaml"), "crawl: {retries: 0}");
        assertThat(Workflow.parse(workflow).run(shell, work)).isPresent();
    }

    @Test
    void theActionRefusesAJarWithAnotherChecksum() throws Exception {
        offerRelease();
        Files.writeString(folder.resolve("release/emlog-static.jar"), "another jar");
        String workflow = """
                jobs: {site: {steps: [{name: Site, uses: emlogstatic/emlog-static@v1}]}}
                """;

        assertThat(Workflow.parse(workflow).run(shell, Files.createDirectories(folder.resolve("work"))))
                .contains("Site");
    }

    @ParameterizedTest
    @CsvSource({"1.4.2, '', download/v1.4.2", "1.4.2, 1.2.0, download/v1.2.0", "1.5.0-SNAPSHOT, '', latest/download"})
    void theActionTakesTheReleaseThatItBelongsTo(String own, String asked, String taken) throws Exception {
        offerRelease();
        Path action = Files.createDirectories(folder.resolve("action"));
        Files.copy(Path.of("action.yml"), action.resolve("action.yml"));
        Files.writeString(
                action.resolve("pom.xml"),
                Files.readString(Path.of("pom.xml"))
                        .replaceFirst("<version>.*</version>", "<version>" + own + "</version>"));
        String workflow = """
                jobs: {site: {steps: [{uses: emlogstatic/emlog-static@v1, with: {command: help, version: '%s'}}]}}
                """.formatted(asked);

        assertThat(Workflow.parse(workflow)
                        .withAction(action)
                        .run(shell, Files.createDirectories(folder.resolve("work"))))
                .isEmpty();
        assertThat(folder.resolve("release/asked")).content().startsWith("/emlogstatic/emlog-static/releases/" + taken);
    }

    /** A {@code curl} that finds the files of each release; the program itself is this build. */
    private void offerRelease() throws Exception {
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.writeString(release.resolve("emlog-static.jar"), "jar");
        Files.writeString(
                release.resolve("SHA256SUMS"),
                shell.said(release, "sha256sum", "emlog-static.jar") + "0".repeat(64) + "  emlog-static-1.0.0.zip\n");
        Path curl = folder.resolve(".programs/curl");
        Files.writeString(curl, """
                #!/bin/bash
                address=${@: -1}
                echo "${address#https://github.com}" >> "%1$s/asked"
                cp "%1$s/${address##*/}" .
                """.formatted(release));
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    // ---- a container

    @Test
    void theContainerMirrorsEveryNight() throws Exception {
        Path program = folder.resolve(".programs/emlog-static");
        Files.writeString(program, "#!/bin/sh\necho \"$@\"\nexit 3\n");
        Path entrypoint = Path.of("src/main/docker/entrypoint").toAbsolutePath();

        Shell.Answer nightly = shell.run(folder, entrypoint.toString(), "nightly", "https://b.example/", "--quiet");
        Shell.Answer other = shell.run(folder, entrypoint.toString(), "verify", "a b");

        assertThat(nightly).isEqualTo(new Shell.Answer(3, "mirror --every 1d https://b.example/ --quiet\n"));
        assertThat(other).isEqualTo(new Shell.Answer(3, "verify a b\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "github-branch, .github/workflows/mirror.yml, gh-pages, vars.SITE_REPOSITORY, me/blog",
        "gitea, .gitea/workflows/mirror.yml, pages, vars.SITE_REMOTE, git@github.com:me/blog.git"
    })
    void theWorkflowForABranchPublishesIt(String example, String file, String branch, String name, String value)
            throws Exception {
        Path mirror = repository("mirror");
        Path work = folder.resolve("work");
        shell.said(folder, "git", "clone", "--quiet", mirror.toString(), work.toString());
        project(example);
        offerRelease();
        repository("git@github.com:me/blog.git");
        shell.said(folder, "git", "config", "--global", "url." + folder + "/.insteadOf", "git@github.com:me/");
        Workflow workflow = Workflow.of(work.resolve(file))
                .with(name, value)
                .with("secrets.SITE_KEY", "key")
                .with("secrets.EMLOG_API_KEY", "");

        assertThat(workflow.run(shell, work)).isEmpty();
        blog.publish(post -> post.title("图").html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        assertThat(workflow.run(shell, work)).contains("Say that there are new problems");
        assertThat(workflow.run(shell, work)).as("the night after").isEmpty();

        Path site = folder.resolve("blog.git");
        assertThat(shell.said(site, "git", "show", branch + ":index.html")).contains("图");
        assertThat(shell.said(site, "git", "log", "--oneline", branch).lines()).hasSize(1);
        assertThat(shell.said(mirror, "git", "show", "main:archive/articles/2.json"))
                .contains("图");
    }

    // ---- GitLab

    @Test
    void gitLabKeepsTheArchiveAndWarnsOfNewProblems() throws Exception {
        Path mirror = repository("mirror");
        Path work = folder.resolve("work");
        shell.said(folder, "git", "clone", "--quiet", mirror.toString(), work.toString());
        project("gitlab-pages");
        shell.said(folder, "git", "config", "--global", "url." + mirror + ".insteadOf", "https://mirror:t@gl/me/m.git");
        Map<String, String> variables = Map.of(
                "ARCHIVE_TOKEN", "t",
                "CI_SERVER_HOST", "gl",
                "CI_PROJECT_PATH", "me/m",
                "CI_PROJECT_DIR", work.toString(),
                "CI_COMMIT_BRANCH", "main",
                "CI_PAGES_URL", "https://me.gl/m");

        assertThat(gitLabJob("pages", work, variables)).isZero();
        assertThat(gitLabJob("new problems", work, variables)).isZero();
        assertThat(shell.said(folder, "git", "config", "--global", "safe.directory")
                        .strip())
                .isEqualTo(work.toString());
        assertThat(work.resolve("public/sitemap.xml")).content().contains("https://me.gl/m/post/1.html");
        assertThat(shell.said(mirror, "git", "show", "main:archive/articles/1.json"))
                .contains("你好");

        blog.publish(post -> post.title("图").html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        assertThat(gitLabJob("pages", work, variables)).isZero();
        assertThat(gitLabJob("new problems", work, variables)).isEqualTo(1);

        emlog.goDown();
        assertThat(gitLabJob("pages", work, variables)).isEqualTo(1);
    }

    private int gitLabJob(String name, Path work, Map<String, String> variables) throws Exception {
        Map<String, Map<String, List<String>>> pipeline = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(work.resolve(".gitlab-ci.yml")));
        String script =
                String.join("\n", Objects.requireNonNull(pipeline.get(name)).get("script"));
        return shell.with(variables).run(work, "bash", "-e", "-c", script).code();
    }

    // ---- a machine of one's own

    @Test
    void theLineForCronCommitsTheArchiveAndLogs() throws Exception {
        Path work = project("nightly");
        String line = Files.readAllLines(Path.of("examples/nightly/crontab")).get(1);
        assertThat(line).matches("(\\S+ ){5}cd .*").doesNotContain("%");
        assertThat(line).as("cron has no path of a login").contains(" /usr/local/bin/emlog-static ");
        String command = line.replaceFirst("(\\S+ ){5}", "")
                .replace("/srv/mirror", work.toString())
                .replace("/usr/local/bin/", "");
        blog.note("只有密钥才看得到");
        Files.writeString(
                work.resolve("secrets.env"),
                "EMLOG_API_KEY=" + blog.options().apiKey() + "\nWEBHOOK=http://127.0.0.1:1/\n");
        shell.said(folder, "git", "config", "--global", "url." + folder + "/.insteadOf", "git@github.com:me/");
        repository("git@github.com:me/blog.git");
        shell.said(work, "git", "init", "--quiet", "archive");

        Shell.Answer first = shell.run(work, "sh", "-c", command);
        assertThat(first).isEqualTo(new Shell.Answer(0, ""));
        assertThat(shell.said(work.resolve("archive"), "git", "ls-files")).contains("articles/1.json", "notes.json");
        assertThat(shell.said(folder.resolve("blog.git"), "git", "show", "gh-pages:index.html"))
                .contains("你好");
        assertThat(Files.readString(work.resolve("mirror.log")))
                .contains("build: ", "verify: ", "commit: ", "publish: ");

        blog.publish(post -> post.title("图").html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        assertThat(shell.run(work, "sh", "-c", command).code()).isEqualTo(1);
        assertThat(Files.readString(work.resolve("mirror.log")))
                .contains("gone.png", "nobody was told: WeCom (127.0.0.1) cannot be reached");
        assertThat(shell.said(work.resolve("archive"), "git", "ls-files")).contains("articles/2.json");
    }

    @Test
    void systemdAcceptsTheUnits() throws Exception {
        Skip.unless(Shell.has("systemd-analyze"), "no systemd on this machine");
        for (String name : List.of("emlog-static.service", "emlog-static.timer")) {
            String unit = Files.readString(Path.of("examples/nightly", name));
            Files.writeString(folder.resolve(name), unit.replaceAll("ExecStart=\\S+", "ExecStart=/bin/true"));
        }

        Shell.Answer answer =
                shell.run(folder, "systemd-analyze", "verify", "./emlog-static.service", "./emlog-static.timer");
        assertThat(answer.all()).doesNotContain("emlog-static.");
        assertThat(shell.said(folder, "systemd-analyze", "calendar", "*-*-* 03:17:00"))
                .contains("Normalized form");
    }

    // ---- an example's files for the blog of this test, and repositories

    private Path project(String example) throws IOException {
        Path work = folder.resolve("work");
        FileUtils.copyDirectory(new File("examples", example), work.toFile());
        Path config = work.resolve("site-config.yaml");
        String text = Files.exists(config) ? Files.readString(config) : "blog: {url: https://blog.example.com/}\n";
        Files.writeString(config, text.replace("https://blog.example.com/", emlog.address()) + "crawl: {retries: 0}\n");
        return work;
    }

    /** A repository with a first commit, as GitHub creates it with a README. */
    private Path repository(String name) throws Exception {
        Path bare = folder.resolve(name.replaceFirst(".*/", ""));
        Path first = Files.createDirectories(folder.resolve("first-of-" + bare.getFileName()));
        Files.writeString(first.resolve("README.md"), "hello");
        for (String line : List.of(
                "git init --quiet -b main",
                "git add README.md",
                "git -c user.name=me -c user.email=me@example.com commit --quiet -m first",
                "git clone --quiet --bare . " + bare)) {
            shell.said(first, line.split(" "));
        }
        return bare;
    }
}
