package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file system may leave of a night when the power goes: files that are empty, and files of the night before. */
@Tag("real-emlog")
class CutPowerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theNextNightMendsWhatThePowerCutHasLeft(long seed) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("night"));
            program.night(emlog.address());
            Path before = folder.resolve("before");
            PathUtils.copyDirectory(program.directory(), before);
            emlog.sql("""
                    UPDATE emlog_blog SET content = CONCAT(content, ' edited') WHERE gid IN (3, 4, 16, 17, 18, 19, 20);
                    INSERT INTO emlog_blog (gid, title, date, content, excerpt, sortid, type)
                      VALUES (50, '今天的', UNIX_TIMESTAMP() - 60, '今天写的', '', 1, 'blog');
                    """);
            program.night(emlog.address());
            cutThePower(program.directory(), before, new Random(seed));

            Program.Ended mended = program.build(emlog.address());
            assertThat(mended.code()).as(mended.said()).isIn(0, 1);
            assertThat(mended.said()).doesNotContain("Exception", "mistake in the program");
            program.night(emlog.address());
            Program fresh = Program.in(folder.resolve("fresh"));
            fresh.night(emlog.address());
            program.assertHoldsTheSameAs(fresh);
            assertThat(program.site()).isEqualTo(fresh.site());
        }
    }

    /**
     * Each file that the night has changed is as it is, or empty, or as it was before the night; the site's manifest is
     * not as it was, for the list of files that a run means to write goes only after the new one is on the disk.
     */
    private static void cutThePower(Path after, Path before, Random random) throws Exception {
        Map<String, String> then = Tree.of(before);
        for (Map.Entry<String, String> file : Tree.of(after).entrySet()) {
            if (file.getValue().equals(then.get(file.getKey())) || file.getKey().equals("report.json")) {
                continue;
            }
            Path hit = after.resolve(file.getKey());
            switch (random.nextInt(3)) {
                case 0 -> Files.write(hit, new byte[0]);
                case 1 -> {
                    if (hit.toString().endsWith(".manifest")) {
                        continue;
                    }
                    Files.delete(hit);
                    if (then.containsKey(file.getKey())) {
                        Files.copy(before.resolve(file.getKey()), hit);
                    }
                }
                default -> {}
            }
        }
    }
}
