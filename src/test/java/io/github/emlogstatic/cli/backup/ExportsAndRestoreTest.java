package io.github.emlogstatic.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every export and {@code restore}: what they leave when they are killed, when the disk is full, and of a damaged
 * archive.
 */
class ExportsAndRestoreTest {

    private static final int KILLS = Integer.getInteger("kills", 2);

    /** Milliseconds in which the files are written; a machine that is quicker than this gets less. */
    private static final int WRITING = 150;

    /** The lists by which an export or a restore knows its own directory. */
    private static final List<String> LISTS = List.of(".emlog-static-export", "restore.txt");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();
    private final Random random = new Random(11);

    enum Way {
        PLAIN("writing", "export", "markdown", "--for", "plain", "-o", "out"),
        HUGO("writing", "export", "markdown", "--for", "hugo", "-o", "out"),
        HEXO("writing", "export", "markdown", "--for", "hexo", "-o", "out"),
        JEKYLL("writing", "export", "markdown", "--for", "jekyll", "-o", "out"),
        WXR("writing", "export", "wxr", "--split", "1", "-o", "out/blog.xml"),
        RESTORE("for emlog", "restore", "archive", "--into", "fresh.sql", "-o", "out");

        private final String firstLine;
        private final String[] arguments;

        /** @param firstLine what the first line of the output starts with; the files are written after it */
        Way(String firstLine, String... arguments) {
            this.firstLine = firstLine;
            this.arguments = arguments;
        }
    }

    @BeforeEach
    void sample() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), directory.resolve("archive"));
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL);
    }

    /** Exports for tools write their files as the plain one does. */
    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "WXR", "RESTORE"})
    @Tag("slow")
    void killedRunLeavesNoHalfFileAndIsTakenUp(Way way) throws Exception {
        assertThat(program.run(way.arguments)).as(program.err()).isEqualTo(ExitCode.DONE);
        Map<String, String> whole = Tree.of(out());

        int killed = 0;
        int most = WRITING;
        for (int run = 0; killed < KILLS; run++) {
            assertThat(run).as("runs without a kill").isLessThan(100);
            if (killed % 2 == 0 && Files.exists(out())) {
                PathUtils.deleteDirectory(out());
            }
            Duration time = Duration.ofMillis(random.nextLong(most));
            ProgramProcess.Ended ended =
                    ProgramProcess.program().run(directory, way.firstLine, time, List.of(), way.arguments);
            killed += ended.code() == -1 ? 1 : 0;
            most = ended.code() == -1 ? most : Math.max(1, most / 2);
            assertThat(ended.code()).as(ended.output()).isIn(-1, 0);
            assertNoHalfFile(whole);
        }
        assertThat(program.run(way.arguments)).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(Tree.of(out())).isEqualTo(whole);
    }

    /** Every file has the bytes that it has in the end, or a name that says that it is not there yet. */
    private void assertNoHalfFile(Map<String, String> whole) throws IOException {
        if (!Files.exists(out())) {
            return;
        }
        Tree.of(out()).forEach((path, bytes) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!LISTS.contains(name) && !(name.startsWith(".") && name.endsWith(".tmp"))) {
                assertThat(bytes).as(path).isEqualTo(whole.get(path));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void fullDiskIsNamedAndAnotherRunGoesOn(Way way) throws Exception {
        try (SmallDisk small = SmallDisk.mounted(directory.resolve("disk"), "40k")) {
            Path disk = small.folder();
            String[] there = Stream.of(way.arguments)
                    .map(argument -> argument.startsWith("out") ? "disk/" + argument : argument)
                    .toArray(String[]::new);

            assertThat(program.run(there)).isNotEqualTo(ExitCode.DONE);
            assertThat(program.err()).contains("cannot write " + disk, "No space left on device");

            small.grow("100m");
            assertThat(program.run(there)).as(program.err()).isEqualTo(ExitCode.DONE);
            Map<String, String> found = Tree.of(disk.resolve("out"));
            assertThat(program.run(way.arguments)).isEqualTo(ExitCode.DONE);
            assertThat(found).isEqualTo(Tree.of(out()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedArchiveStopsBeforeTheFirstByte(Way way) throws IOException {
        Files.writeString(directory.resolve("archive/articles/1.json"), " ", StandardOpenOption.APPEND);

        assertThat(program.run(way.arguments)).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.err()).contains("the archive is damaged", "articles/1.json");
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = "WXR", mode = EnumSource.Mode.EXCLUDE)
    void directoryOfOthersIsRefused(Way way) throws IOException {
        Path mine = Files.writeString(Files.createDirectories(out()).resolve("mine.txt"), "mine");

        assertThat(program.run(way.arguments)).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).containsPattern("the directory holds mine.txt, and no \\S+ of an earlier run");
        assertThat(Tree.of(out())).containsOnlyKeys("mine.txt");
        assertThat(mine).hasContent("mine");
    }

    @ParameterizedTest
    @EnumSource
    void anotherRunMakesTheSameFiles(Way way) throws IOException {
        assertThat(program.run(way.arguments)).as(program.err()).isEqualTo(ExitCode.DONE);
        Map<String, String> first = Tree.of(out());

        assertThat(program.run(way.arguments)).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(Tree.of(out())).isEqualTo(first);
    }

    @Test
    void aListCutOffIsReadUpToThere() throws IOException {
        program.run(Way.PLAIN.arguments);
        Map<String, String> whole = Tree.of(out());
        Path list = out().resolve(".emlog-static-export");
        String lines = Files.readString(list);
        // The last line now has the path of a folder.
        Files.writeString(list, lines + lines.substring(0, lines.indexOf(' ') + 1) + "articles");

        assertThat(program.run(Way.PLAIN.arguments)).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(Tree.of(out())).isEqualTo(whole);
    }

    private Path out() {
        return directory.resolve("out");
    }
}
