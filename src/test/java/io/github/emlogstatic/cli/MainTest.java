package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @Test
    void helpNamesTheCommandsAndTheExitCodes() {
        assertThat(program.run("--help")).isZero();
        assertThat(program.out()).contains("build", "serve", "verify", "Exit codes:");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void versionIsPrinted() {
        assertThat(program.run("--version")).isZero();
        assertThat(program.out()).matches("emlog-static \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void withoutACommandTheUsageIsPrinted() {
        assertThat(program.run()).isEqualTo(2);
        assertThat(program.err())
                .contains("Usage: emlog-static")
                .endsWith("To begin: emlog-static build https://blog.example.com\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            biuld                            | emlog-static: there is no command 'biuld'; did you mean
            build --outptu x                 | emlog-static: Unknown option: '--outptu'; did you mean --output?
            biuld x y                        | emlog-static: there is no command 'biuld'; did you mean
            build http://b.example/ b c      | emlog-static: there is one argument too many: 'b'; several may only be the files of one backup
            build nowhere.sql b.sql          | emlog-static: DIR/nowhere.sql does not exist; name the file that emlog's admin page 数据 makes, or a directory that holds it
            build nowhere.sql                | emlog-static: BLOG names the file 'DIR/nowhere.sql', which does not exist; check its path
            build                            | emlog-static: no blog to build; give its address, as in 'build https://blog.example.com/', or set blog.url in site-config.yaml
            build nowhere                    | emlog-static: BLOG is neither an address, as in https://blog.example.com/, nor the directory of an archive: 'nowhere'
            build https//b.example/          | emlog-static: BLOG is neither an address, as in https://blog.example.com/, nor the directory of an archive: 'https//b.example/'
            build “https://b.example/”       | emlog-static: BLOG is in full-width quotes (“ ” or ‘ ’); write ordinary quotes
            build –-full                     | emlog-static: BLOG begins with a long dash, as in '–-full'; write ordinary hyphens: --full
            build http://b.example/ —full    | emlog-static: BLOG begins with a long dash, as in '—full'; write ordinary hyphens: --full
            build backup.sql —full           | emlog-static: BLOG begins with a long dash, as in '—full'; write ordinary hyphens: --full
            build http://b.example/ –c x     | emlog-static: BLOG begins with a long dash, as in '–c'; write ordinary hyphens: -c
            serve —port 8081                 | emlog-static: the argument begins with a long dash, as in '—port'; write ordinary hyphens: --port
            export markdown ——for=hugo -o x  | emlog-static: the argument begins with a long dash, as in '——for=hugo'; write ordinary hyphens: --for
            publish --message –draft --nope  | emlog-static: Unknown option: '--nope'; see emlog-static publish --help
            build https：//blog.example.com/ | emlog-static: BLOG holds a full-width '：'; write ':'
            export hugo                      | emlog-static: there is no command 'hugo'; see emlog-static export --help
            export mardown                   | emlog-static: there is no command 'mardown'; did you mean
            help nope                        | emlog-static: there is no command 'nope'; see emlog-static --help
            export markdown --for word -o x  | emlog-static: Invalid value for option '--for': expected one of hugo, hexo, jekyll, plain but was 'word'; see emlog-static export markdown --help
            build -c missing.yaml            | emlog-static: missing.yaml: there is no such file; check the name after -c, or leave -c out
            build http://b.example/ -o .     | emlog-static: output (
            build http://b.example/ --base-url x | emlog-static: --base-url must start with http:// or https://
            serve                            | emlog-static: DIR/public does not exist; build the site first, or name its directory with -o
            check .                          | emlog-static: DIR is empty; build the site first, or name its directory
            serve --port 99999               | emlog-static: --port must be from 0 to 65535
            serve --port many                | emlog-static: Invalid value for option '--port': 'many' is not a whole number; see
            export wxr -o x                  | emlog-static: DIR/archive: not an archive (no blog.json); name its directory
            verify                           | emlog-static: DIR/archive is not an archive (no blog.json); name its directory
            """)
    void aWrongCommandLineIsReportedInOneLine(String commandLine, String message) {
        assertThat(program.run(commandLine.split(" "))).isEqualTo(2);
        assertThat(program.err()).startsWith(message.replace("DIR", directory.toString()));
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "mirror", "init"})
    void anAddressLeftEmptyIsNotTheWorkingDirectory(String command) {
        assertThat(program.run(command, "")).isEqualTo(2);
        assertThat(program.err())
                .isEqualToNormalizingNewlines(
                        "emlog-static: BLOG is neither an address, as in https://blog.example.com/, nor the directory of an archive: ''\n");
    }

    @ParameterizedTest
    @CsvSource({"verify, DIR", "check, DIR", "restore --into x.sql -o out, ARCHIVE"})
    void aDirectoryLeftEmptyIsNotTheWorkingDirectory(String command, String argument) {
        assertThat(program.run((command + " ").split(" ", -1))).isEqualTo(2);
        assertThat(program.err())
                .isEqualToNormalizingNewlines(
                        "emlog-static: " + argument + " has no path; write one, or leave it out\n");
    }

    @Test
    void aBackupIsNoBlogToMirror() throws IOException {
        Path backup = Files.writeString(directory.resolve("a.sql"), "");

        assertThat(program.run("mirror", "a.sql")).isEqualTo(2);
        assertThat(program.err())
                .isEqualToNormalizingNewlines("emlog-static: BLOG is the file '" + backup
                        + "' and no blog; a backup is read by: emlog-static build FILE\n");
    }

    @Test
    void aWrongConfigurationIsReportedInOneLine() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), "blog:\n  ulr: https://blog.example.com\n");

        assertThat(program.run("build")).isEqualTo(2);
        assertThat(program.err())
                .isEqualToNormalizingNewlines(
                        "emlog-static: site-config.yaml:2: blog.ulr is no known key; did you mean 'blog.url'?\n");
    }

    @Test
    void verboseAddsTheStackTrace() {
        assertThat(program.run("build", "-v")).isEqualTo(2);
        assertThat(program.err()).contains("emlog-static: no blog to build").contains("\tat ");
    }

    /**
     * As in cron, whose environment is nearly empty. No server answers at the address, so a request would end
     * differently.
     */
    @ParameterizedTest
    @ValueSource(strings = {"build http://127.0.0.1:1/", "verify", "publish"})
    void aLocaleWithoutUtf8IsRefusedBeforeTheFirstRequest(String command) throws Exception {
        Shell.Answer answer = shellOf("").run(directory, "sh", "-c", "emlog-static " + command);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.all().lines())
                .singleElement()
                .asString()
                .startsWith("emlog-static: file names would not be UTF-8 here")
                .contains("set LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build https://127.0.0.1:1/", "verify"})
    void aLostFileOfCertificatesIsNamed(String command) throws Exception {
        Shell.Answer answer = shellOf("C.UTF-8")
                .with(Map.of("JDK_JAVA_OPTIONS", "-Djavax.net.ssl.trustStore=gone.p12"))
                .run(directory, "sh", "-c", "emlog-static " + command);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.all())
                .endsWith("emlog-static: javax.net.ssl.trustStore: gone.p12 cannot be read;"
                        + " correct its path in EMLOG_STATIC_OPTS\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a library | emlog-static: this Java lacks a library: libjavajpeg.so: libjpeg.so.62: no such file; install it
            a depth | emlog-static: a bug in the program: StackOverflowError, what the blog tells is nested too deeply; run again with -v
            """)
    void anErrorOfJavaIsOneLineAndNotDone(String what, String message) {
        Error error = what.equals("a library")
                ? new UnsatisfiedLinkError("libjavajpeg.so: libjpeg.so.62: no such file")
                : new StackOverflowError();
        OutputStream breaks = new OutputStream() {
            @Override
            public void write(int octet) {
                throw error;
            }
        };
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int code = Main.run(
                new String[] {"generate", "share"},
                new PrintStream(breaks, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                Map.of(),
                directory);

        assertThat(code).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).startsWith(message).hasLineCount(1);
    }

    @Test
    void outputCutByAFullDiskIsNotDone() throws Exception {
        Skip.unless(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Shell shell = Shell.withJava(directory).with(Map.of("LC_ALL", "C.UTF-8"));

        Shell.Answer cut = shell.run(directory, "sh", "-c", "emlog-static api --list > /dev/full");

        assertThat(cut.code()).isEqualTo(2);
        assertThat(cut.all().strip())
                .isEqualTo("emlog-static: cannot write the output: No space left on device; make room, then run again");
        Shell.Answer enough = shell.run(directory, "sh", "-c", "emlog-static api --list --lang zh-CN | head -1");
        assertThat(enough.all()).hasLineCount(1);
    }

    private Shell shellOf(String locale) throws IOException {
        Skip.unless(
                StandardCharsets.US_ASCII
                        .newEncoder()
                        .canEncode(Path.of("").toAbsolutePath().toString()),
                "without UTF-8, Java finds no class below a folder with such a name");
        return Shell.withJava(directory).with(Map.of("LC_ALL", locale));
    }

    @Test
    void helpWorksInEveryLocale() throws Exception {
        assertThat(shellOf("C").said(directory, "sh", "-c", "emlog-static build --help"))
                .contains("Usage: emlog-static build");
    }

    @Test
    void anExecutableSaysThatItsDirectoryIsGone() throws Exception {
        String file = System.getProperty("program", "");
        Skip.unless(!file.isEmpty(), "Java itself does not start in a directory that was deleted");
        Process process = new ProcessBuilder(
                        "sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" --version", file)
                .directory(directory.toFile())
                .start();
        process.getOutputStream().close();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .hasLineCount(1)
                .contains("the working directory no longer exists; change to another, then run again");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
