package io.github.emlogstatic.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.cli.Shell;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the zip, with a Java that only prints its arguments. */
class LauncherTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void unpack() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        executable(bin.resolve("emlog-static"), Files.readString(Path.of("src/main/dist/bin/emlog-static")));
        Files.createDirectories(folder.resolve("lib"));
        Path jar = Files.writeString(folder.resolve("lib/emlog-static.jar"), "jar");
        // A clock that is set meanwhile must not make what the launcher writes older.
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        Files.createDirectories(folder.resolve("jdk/bin"));
        executable(
                folder.resolve("jdk/bin/java"),
                "#!/bin/sh\necho \"locale=$LC_ALL\"\necho \"language=$EMLOG_STATIC_LANG\"\nprintf '%s\\n' \"$@\"\nexit 4\n");
        java("17.0.21");
        shell = Shell.in(folder).with(Map.of("JAVA_HOME", folder + "/jdk"));
    }

    @Test
    void argumentsAndExitCodePassThrough() throws Exception {
        Shell.Answer answer = shell.run(folder, "bin/emlog-static", "build", "a b", "--quiet");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.all().lines()).endsWith("build", "a b", "--quiet").contains(folder + "/lib/emlog-static.jar");
    }

    @Test
    void verifyAloneHasBothCompilers() throws Exception {
        String onlyTheFirst = "-XX:TieredStopAtLevel=1";

        assertThat(shell.run(folder, "bin/emlog-static", "check").all().lines()).contains(onlyTheFirst);
        assertThat(shell.run(folder, "bin/emlog-static", "verify").all().lines())
                .doesNotContain(onlyTheFirst)
                .contains("-XX:+UseSerialGC");
    }

    /** With such a {@code CDPATH}, cd prints where it goes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"bin/emlog-static", "sh emlog-static", "links/absolute", "links/of a link", "sh links/link"})
    void theJarIsFoundFromWhereverTheLauncherIsStarted(String typed) throws Exception {
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("absolute"), folder.resolve("bin/emlog-static"));
        Files.createSymbolicLink(links.resolve("link"), Path.of("../bin/emlog-static"));
        Files.createSymbolicLink(links.resolve("of a link"), Path.of("link"));
        Path where = typed.contains("/") ? folder : folder.resolve("bin");
        String[] command = typed.startsWith("sh ") ? typed.split(" ") : new String[] {typed};

        Shell.Answer answer = shell.with(Map.of("CDPATH", ".")).run(where, command);

        assertThat(answer.all().lines()).contains(folder + "/lib/emlog-static.jar");
    }

    @Test
    void methodsAreCompiledSoonWhereNothingWasBuiltBefore() throws Exception {
        String soon = "-XX:CompileThresholdScaling=0.5";

        assertThat(shell.run(folder, "bin/emlog-static", "build").all().lines()).contains(soon);
        Files.createDirectory(folder.resolve(".emlog-static"));
        assertThat(shell.run(folder, "bin/emlog-static", "build").all().lines()).doesNotContain(soon);
    }

    @Test
    void aNativeExecutableNeedsNoJava() throws Exception {
        executable(
                folder.resolve("lib/emlog-static"),
                "#!/bin/sh\necho \"locale=$LC_ALL\"\nprintf '%s\\n' \"$@\"\nexit 4\n");

        Shell.Answer answer =
                shell.with(Map.of("JAVA_HOME", "", "LC_ALL", "C")).run(folder, "bin/emlog-static", "build", "a b");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.all().lines()).containsExactly("locale=C.UTF-8", "-Xmn96m", "-Xms320m", "build", "a b");
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx200m, -Xmx200m",
        "-XX:MaxHeapSize=9m, -XX:MaxHeapSize=9m",
        "-Da=b -Xmx1g, -Da=b -Xmx1g",
        "-Da=b, -Xmn96m -Xms320m -Da=b"
    })
    void aNativeExecutableHasOneSetOfSizes(String given, String options) throws Exception {
        executable(folder.resolve("lib/emlog-static"), "#!/bin/sh\necho \"$*\"\n");

        Shell.Answer answer = shell.with(Map.of("EMLOG_STATIC_OPTS", given)).run(folder, "bin/emlog-static", "verify");

        assertThat(answer.all().lines()).containsExactly(options + " verify");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNativeExecutableReservesHalfOfLimitedAddresses() throws Exception {
        executable(folder.resolve("lib/emlog-static"), "#!/bin/sh\necho \"$*\"\n");

        Shell.Answer answer = shell.run(folder, "sh", "-c", "ulimit -v 4000000; bin/emlog-static verify");

        assertThat(answer.all().lines())
                .containsExactly("-Xmn96m -Xms320m -XX:ReservedAddressSpaceSize=2000000k verify");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ANSI_X3.4-1968, C.UTF-8",
        "C, ANSI_X3.4-1968, C.UTF-8",
        "zh_CN.GBK, GBK, C.UTF-8",
        "zh_CN.UTF-8, UTF-8, zh_CN.UTF-8",
        "not_installed.UTF-8, ANSI_X3.4-1968, C.UTF-8",
        // without a command that prints the charset
        "'', '', C.UTF-8",
        "POSIX, '', C.UTF-8",
        "zh_CN.UTF-8, '', zh_CN.UTF-8",
        "en_US.utf8, '', en_US.utf8"
    })
    void chineseFileNamesWorkInEveryLocale(String given, String encoding, String used) throws Exception {
        executable(folder.resolve(".programs/locale"), "#!/bin/sh\necho " + encoding + "\n");

        Shell.Answer answer = shell.with(Map.of("LC_ALL", given)).run(folder, "bin/emlog-static", "verify");

        assertThat(answer.all().lines().findFirst()).contains("locale=" + used);
    }

    /** Then Java finds no locale at all. The program locale warns, and prints the encoding nevertheless. */
    @Test
    void aLocaleWithoutOneOfItsCategoriesIsReplaced() throws Exception {
        executable(
                folder.resolve(".programs/locale"),
                "#!/bin/sh\necho 'locale: Cannot set LC_ALL to default locale: No such file or directory' >&2\necho UTF-8\n");

        Shell.Answer answer = shell.with(Map.of("LC_ALL", "", "LANG", "zh_CN.UTF-8", "LC_TIME", "th_TH.UTF-8"))
                .run(folder, "bin/emlog-static", "verify");

        assertThat(answer.all().lines()).contains("locale=C.UTF-8", "language=zh-CN");
    }

    @ParameterizedTest
    @CsvSource({
        "zh_CN.GBK, GBK, '', zh-CN",
        "zh_CN.UTF-8, ANSI_X3.4-1968, '', zh-CN",
        "zh_CN.GBK, GBK, en, en",
        "zh_TW.Big5, BIG5, '', zh-CN",
        "C, ANSI_X3.4-1968, '', ''"
    })
    void theLanguageOfAReplacedLocaleStays(String given, String encoding, String chosen, String used) throws Exception {
        executable(folder.resolve(".programs/locale"), "#!/bin/sh\necho " + encoding + "\n");

        Shell.Answer answer = shell.with(Map.of("LC_ALL", given, "EMLOG_STATIC_LANG", chosen))
                .run(folder, "bin/emlog-static", "verify");

        assertThat(answer.all().lines()).contains("locale=C.UTF-8", "language=" + used);
    }

    @Test
    void chineseFileNamesWorkInTheEnvironmentOfCron() throws Exception {
        Shell withJava = Shell.withJava(folder).with(Map.of("JAVA_HOME", folder + "/jdk", "LC_ALL", ""));
        executable(
                folder.resolve("jdk/bin/java"),
                "#!/bin/sh\nwhile [ \"$1\" != -jar ]; do shift; done; shift 2\nexec emlog-static \"$@\"\n");
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("茶").html("叶").tags("乌龙"));
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            String[] build = {"bin/emlog-static", "build", "--quiet", emlog.address(), "--theme", QuickTheme.FOLDER};

            Shell.Answer answer = withJava.run(folder, build);

            assertThat(answer.code()).as(answer.all()).isZero();
        }
        assertThat(folder.resolve("public/tag/乌龙.html")).exists();
    }

    /** As macOS has it in /usr/bin, and tools that choose among several. The program itself says that Java 8 is too old. */
    @Test
    void aJavaOfUnknownVersionStarts() throws Exception {
        Files.delete(folder.resolve("jdk/release"));

        assertThat(started("build", 0))
                .startsWith("-XX:+IgnoreUnrecognizedVMOptions")
                .noneMatch(flag -> flag.startsWith("-Xlog"));
    }

    @Test
    void anOldJavaIsReported() throws Exception {
        java("11.0.2");

        Shell.Answer answer = shell.run(folder, "bin/emlog-static", "build");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.all()).contains("is Java 11.0.2; Java 17 or later is required (set JAVA_HOME)");
        assertThat(shell.with(Map.of("EMLOG_STATIC_LANG", "zh-CN"))
                        .run(folder, "bin/emlog-static", "build")
                        .all())
                .contains("是 Java 11.0.2；需要 Java 17 或更新版本");
        assertThat(shell.with(Map.of("LC_ALL", "zh_CN.UTF-8"))
                        .run(folder, "bin/emlog-static", "build")
                        .all())
                .contains("需要 Java 17 或更新版本");
    }

    @Test
    void classArchivesOfEarlierVersionsAndKilledRunsAreDeleted() throws Exception {
        Path cache = Files.createDirectories(classes());
        Path earlier = old(folder.resolve("cache/emlog-static/classes-1-java-17.0.1.jsa"));
        Path killed = old(cache.resolve("classes-3-java-17.0.21-build.jsa.4711"));
        Path ours = old(cache.resolve("classes-3-java-17.0.21-publish.jsa"));
        Path another = Files.writeString(cache.resolve("classes-2-java-21.0.1-build.jsa"), "");

        started("build", 0);

        assertThat(earlier).doesNotExist();
        assertThat(killed).doesNotExist();
        assertThat(ours).exists();
        assertThat(another).exists();
        assertThat(cache.resolve("classes-3-java-17.0.21-build.jsa")).exists();
    }

    private static Path old(Path file) throws IOException {
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "publish", "mirror"})
    void aCommandsFirstSuccessfulRunMakesItsClassArchive(String command) throws Exception {
        assertThat(started(command, 3))
                .contains("-Demlog-static.load-all-classes=true")
                .anyMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
        assertThat(classes()).isEmptyDirectory();

        started(command, 1);

        assertThat(started(command, 0)).contains(archiveOf(command));
        assertThat(started("verify", 0)).contains(archiveOf(command));
        assertThat(classes()).isDirectoryNotContaining("glob:**.jsa.*");
    }

    /** Java would refuse it, in each run from then on. */
    @Test
    void aNewerJarMakesAClassArchiveOfItsOwn() throws Exception {
        started("build", 0);
        Files.setLastModifiedTime(
                folder.resolve("lib/emlog-static.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(started("build", 0)).anyMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit=" + classes()));
    }

    /** The shell would not pass on the signal that ends it. */
    @Test
    void aRepeatingMirrorTakesTheShellsPlace() throws Exception {
        started("build", 0);

        assertThat(started("mirror", 0, "--every", "1d")).contains(archiveOf("build"));
        Files.writeString(folder.resolve("site-config.yaml"), "mirror: {every: 1d}\n");
        assertThat(started("mirror", 0)).contains(archiveOf("build"));
        assertThat(started("mirror", 0, "-c", "other.yaml")).contains(archiveOf("build"));
        assertThat(classes().resolve("classes-3-java-17.0.21-mirror.jsa")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "--version", "--test-notify"})
    void helpAndTestsMakeNoClassArchive(String option) throws Exception {
        assertThat(started("mirror", 0, "--quiet", option))
                .noneMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
    }

    @Test
    void aHomeThatCannotBeWrittenDoesNoHarm() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file");

        assertThat(started("build", 0)).noneMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
    }

    /** Java would end with 1, whatever came of the run, each night. */
    @Test
    void aFullDiskTakesNoClassArchive() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("cache"), "4m")) {
            assertThat(started("build", 0)).noneMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
            assertThat(classes()).isEmptyDirectory();

            disk.grow("80m");

            assertThat(started("build", 0)).anyMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
        }
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Files.delete(folder.resolve("lib/emlog-static.jar"));

        Shell.Answer answer = shell.run(folder, "bin/emlog-static", "build");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.all())
                .isEqualToIgnoringNewLines("emlog-static: " + folder.toRealPath()
                        + "/lib/emlog-static.jar is missing; unpack the package again");
    }

    /** Java 25 would tell it in each run: of a jar that was copied or unpacked again, and of a disk that was full. */
    @Test
    void aClassArchiveThatJavaRefusesIsNotTold() throws Exception {
        executable(
                folder.resolve("jdk/bin/java"),
                "#!/bin/sh\nfor a; do case $a in -X*) set -- \"$@\" \"$a\" ;; esac; shift; done\nexec '"
                        + System.getProperty("java.home") + "/bin/java' \"$@\" -version\n");
        Files.writeString(folder.resolve("lib/classes.jsa"), "damaged");

        Shell.Answer answer = shell.run(folder, "bin/emlog-static", "build");

        assertThat(answer.all()).contains("version").doesNotContain("classes.jsa", "shared");
    }

    @Test
    void withoutAHomeNoClassArchiveIsMade() throws Exception {
        shell = shell.with(Map.of("HOME", ""));

        assertThat(started("", "build", 0)).noneMatch(flag -> flag.contains("Archive"));
    }

    private List<String> started(String command, int code, String... options) throws Exception {
        return started(folder + "/cache", command, code, options);
    }

    /** The arguments of a Java that makes the class archive and ends with this code. */
    private List<String> started(String cache, String command, int code, String... options) throws Exception {
        executable(
                folder.resolve("jdk/bin/java"),
                "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"
                        + "for a; do case $a in -XX:ArchiveClassesAtExit=*) echo >\"${a#*=}\";; esac; done\nexit "
                        + code
                        + "\n");
        List<String> words = new ArrayList<>(List.of("bin/emlog-static", command));
        words.addAll(List.of(options));
        Shell.Answer answer = shell.with(Map.of("XDG_CACHE_HOME", cache)).run(folder, words.toArray(String[]::new));
        assertThat(answer.code()).as(answer.all()).isEqualTo(code);
        return answer.all().lines().toList();
    }

    private String archiveOf(String command) {
        return "-XX:SharedArchiveFile=" + classes() + "/classes-3-java-17.0.21-" + command + ".jsa";
    }

    /** Where the class archives are, in a folder named as that of the program. */
    private Path classes() {
        return Path.of(folder + "/cache/emlog-static" + folder);
    }

    @Test
    void anImageUsesItsOwnJavaAndItsClassArchive() throws Exception {
        Files.createDirectories(folder.resolve("runtime/bin"));
        executable(folder.resolve("runtime/bin/java"), "#!/bin/sh\necho own java\nprintf '%s\\n' \"$@\"\n");
        Files.writeString(folder.resolve("runtime/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(folder.resolve("lib/classes.jsa"), "");

        Shell.Answer answer =
                shell.with(Map.of("XDG_CACHE_HOME", folder + "/cache")).run(folder, "bin/emlog-static", "build");

        assertThat(answer.all().lines())
                .startsWith("own java")
                .contains("-XX:SharedArchiveFile=" + folder + "/lib/classes.jsa");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private void java(String version) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
