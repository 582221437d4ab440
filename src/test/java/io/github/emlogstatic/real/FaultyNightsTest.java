package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.fakeemlog.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights in which answers break, emlog dies, or the program is killed: nothing is lost, and in the end all is there. */
@Tag("real-emlog")
class FaultyNightsTest {

    private static final int KILLS = Integer.getInteger("kills", 12);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} percent, seed {0}")
    @CsvSource({"1,10", "2,10", "3,20", "4,20", "5,30", "6,30"})
    void brokenAnswersLoseNothing(long seed, int percent) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder);
                Proxy proxy = Proxy.before(emlog)) {
            Program program = Program.in(folder.resolve("night")).configured("crawl: {retries: 1}\n");
            proxy.failing(Faults.random(seed, percent / 100.0, Faults.everyKind()));
            NavigableSet<Integer> known = new TreeSet<>();
            for (int night = 0; night < 5; night++) {
                Program.Ended ended = program.build(proxy.address());
                assertThat(ended.code()).as(ended.said()).isIn(0, 1, 3, 4);
                program.assertNothingLeaked();
                if (Files.exists(program.directory().resolve("archive/index.jsonl"))) {
                    NavigableSet<Integer> now = program.archive().articleIds();
                    assertThat(now).as("night %d", night).containsAll(known);
                    known = now;
                }
            }

            proxy.honest();
            assertHealed(program, proxy.address());
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "20", "36"})
    void emlogThatDiesInTheMiddleLosesNothing(int answers) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder);
                Proxy proxy = Proxy.before(emlog)) {
            AtomicInteger left = new AtomicInteger(answers);
            proxy.failing(request -> {
                if (left.decrementAndGet() == 0) {
                    emlog.kill();
                }
                return left.get() <= 0 ? Optional.of(Faults.disconnect()) : Optional.empty();
            });
            Program program = Program.in(folder.resolve("night")).configured("crawl: {retries: 0}\n");
            Program.Ended ended = program.build(proxy.address());
            assertThat(ended.code()).as(ended.said()).isIn(1, 3);
            program.assertNothingLeaked();

            emlog.start();
            proxy.honest();
            assertHealed(program, proxy.address());
        }
    }

    @Test
    void repeatedKillsLoseNothing() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            ProgramProcess process = ProgramProcess.program();
            Path whole = Files.createDirectories(folder.resolve("whole"));
            process.run(whole, List.of(), "build", emlog.address());
            long most = process.run(whole, List.of(), "build", emlog.address(), "--full")
                    .took()
                    .toMillis();

            Program program = Program.in(folder.resolve("night"));
            Random random = new Random(7);
            for (int kills = 0; kills < KILLS; ) {
                ProgramProcess.Ended ended = process.run(
                        program.directory(),
                        List.of("", "articles: ", "files: ").get(kills % 3),
                        Duration.ofMillis(random.nextLong(kills % 3 == 0 ? most : 150)),
                        List.of(),
                        "build",
                        emlog.address(),
                        "--full");
                assertThat(ended.code()).as(ended.output()).isIn(-1, 0, 1);
                kills += ended.code() == -1 ? 1 : 0;
            }
            assertHealed(program, emlog.address());
        }
    }

    /** One good night, in which all is asked for again, ends where an undisturbed first night does. */
    private void assertHealed(Program program, String address) throws Exception {
        program.night(address, "--full");
        Program fresh = Program.in(folder.resolve("fresh"));
        fresh.night(address);
        program.assertHoldsTheSameAs(fresh);
        assertThat(Tree.differences(program.site(), fresh.site()).values())
                .isSubsetOf("only in the first"); // a stub where a category was before its alias was known
    }
}
