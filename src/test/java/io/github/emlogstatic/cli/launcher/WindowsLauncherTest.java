package io.github.emlogstatic.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for Windows, in Wine, with a {@code java.exe} that only prints its arguments, and HOME. */
@Tag("slow")
class WindowsLauncherTest {

    private static final String JAVA = """
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            int main(int count, char **words) {
              for (int i = 1; i < count; i++) {
                printf("%s\\n", words[i]);
                if (!strncmp(words[i], "-XX:ArchiveClassesAtExit=", 25)) fclose(fopen(words[i] + 25, "w"));
              }
              if (getenv("HOME")) printf("HOME=%s\\n", getenv("HOME"));
              return atoi(getenv("CODE"));
            }
            """;

    @TempDir
    static Path windows;

    private static Path java;

    @TempDir
    Path folder;

    private Path root;

    /**
     * Wine's server keeps the output of the command that starts it open, so a test would wait until the server ends. It stays for
     * the next command.
     */
    @BeforeAll
    static void compileJava() throws Exception {
        Skip.unless(Shell.has("wine") && Shell.has("x86_64-w64-mingw32-gcc"), "there is no wine or no mingw-w64");
        Files.writeString(windows.resolve("java.c"), JAVA);
        java = windows.resolve("java.exe");
        Shell.in(windows).said(windows, "x86_64-w64-mingw32-gcc", "-o", java.toString(), "java.c");
        Files.createDirectory(windows.resolve("wine"));
        wine().said(windows, "sh", "-c", "(wineserver -p60 && wine wineboot) >wine.log 2>&1");
    }

    @AfterAll
    static void stopWine() throws Exception {
        if (java != null) {
            wine().run(windows, "wineserver", "-k");
        }
    }

    @BeforeEach
    void unpack() throws IOException {
        root = folder.resolve("Program Files (x86)/emlog & static!");
        String launcher = Files.readString(Path.of("src/main/dist/bin/emlog-static.cmd"));
        file("bin/emlog-static.cmd", launcher.replace("\n", "\r\n"));
        file("lib/emlog-static.jar", "jar");
        Files.createDirectories(root.resolve("jdk/bin"));
        Files.copy(java, root.resolve("jdk/bin/java.exe"));
        java("21.0.3");
    }

    @Test
    void argumentsAndExitCodePassThrough() throws Exception {
        assertThat(started(4, "verify \"a b\" \"https://blog.example.com/?post=1&a=*.html\""))
                .endsWith(
                        "-jar",
                        windowsPath(root.resolve("bin/../lib/emlog-static.jar")),
                        "verify",
                        "a b",
                        "https://blog.example.com/?post=1&a=*.html");
    }

    @Test
    void verifyAloneHasBothCompilers() throws Exception {
        assertThat(started(0, "check")).contains("-XX:TieredStopAtLevel=1");
        assertThat(started(0, "verify"))
                .doesNotContain("-XX:TieredStopAtLevel=1")
                .contains("-XX:+UseSerialGC");
    }

    @Test
    void methodsAreCompiledSoonInAFolderWithoutNotes() throws Exception {
        String soon = "-XX:CompileThresholdScaling=0.5";

        assertThat(started(0, "build")).contains(soon);
        Files.createDirectory(root.resolve(".emlog-static"));
        assertThat(started(0, "build")).doesNotContain(soon);
    }

    @Test
    void aCommandsFirstSuccessfulRunMakesItsClassArchive() throws Exception {
        Path cache = windows.resolve(
                "wine/drive_c/users/" + System.getProperty("user.name") + "/AppData/Local/emlog-static");
        FileUtils.deleteDirectory(cache.toFile()); // other tests may have run before

        assertThat(started(3, "build")).anyMatch(word -> word.startsWith("-XX:ArchiveClassesAtExit=C:"));
        assertThat(cache).isEmptyDirectory();
        assertThat(started(0, "build --quiet --help")).noneMatch(word -> word.contains("Archive"));
        assertThat(started(0, "mirror --every 1d")).noneMatch(word -> word.contains("Archive"));
        started(1, "build");

        assertThat(cache).isDirectoryContaining("glob:**/classes-3-java-21.0.3-build.jsa");
        Condition<String> archive = new Condition<>(
                word -> word.startsWith("-XX:SharedArchiveFile=C:")
                        && word.endsWith("\\emlog-static\\classes-3-java-21.0.3-build.jsa"),
                "the archive");
        assertThat(started(0, "build")).haveExactly(1, archive);
        assertThat(started(0, "verify")).haveExactly(1, archive);
    }

    /** Java 8 does not start with words that it does not know, and would not tell its age. */
    @Test
    void anOldJavaIsStarted() throws Exception {
        java("1.8.0_391");

        assertThat(started(2, "build"))
                .startsWith("-XX:+IgnoreUnrecognizedVMOptions")
                .noneMatch(word -> word.startsWith("-Xlog") || word.contains("Archive"));
    }

    @Test
    void javaHomeMayHaveQuotesAroundIt() throws Exception {
        assertThat(startedBy('"' + windowsPath(root.resolve("jdk")) + '"', 0, "check"))
                .endsWith("check");
    }

    /** Children look there for keys and settings. Wine sets no HOME. */
    @Test
    void theHomeOfGitAndSshIsNotSet() throws Exception {
        assertThat(started(0, "publish")).noneMatch(word -> word.startsWith("HOME="));
    }

    @Test
    void aMissingJavaIsReported() throws Exception {
        Files.delete(root.resolve("jdk/bin/java.exe"));

        assertThat(started(2, "build"))
                .containsExactly("emlog-static: there is no java; install Java 17 or later, or set JAVA_HOME");
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Files.delete(root.resolve("lib/emlog-static.jar"));

        assertThat(started(2, "build"))
                .singleElement()
                .asString()
                .contains("emlog-static.jar", "is missing; unpack the package again");
    }

    private void java(String version) throws IOException {
        file("jdk/release", "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The arguments of a Java that ends with this code, after these words were typed. */
    private List<String> started(int code, String typed) throws Exception {
        return startedBy(windowsPath(root.resolve("jdk")), code, typed);
    }

    private List<String> startedBy(String javaHome, int code, String typed) throws Exception {
        Files.writeString(root.resolve("typed.bat"), "@bin\\emlog-static.cmd " + typed + "\r\n");
        Shell.Answer answer = wine().with(Map.of("JAVA_HOME", javaHome, "CODE", String.valueOf(code)))
                .run(root, "wine", "cmd", "/c", "typed.bat");
        assertThat(answer.code()).as(answer.all()).isEqualTo(code);
        return answer.all().lines().toList();
    }

    private static Shell wine() throws IOException {
        return Shell.in(windows)
                .with(Map.of(
                        "WINEPREFIX", windows.resolve("wine").toString(),
                        "WINEDEBUG", "-all",
                        "XDG_RUNTIME_DIR", windows.toString()));
    }

    /** Wine has the whole disk as {@code Z:}. */
    private static String windowsPath(Path path) {
        return "Z:" + path.toString().replace('/', '\\');
    }
}
