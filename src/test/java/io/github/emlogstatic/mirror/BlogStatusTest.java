package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.model.run.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of failures that go on, and of those that nobody could be told of. */
class BlogStatusTest {

    private static final StepResult FAILS =
            StepResult.failed(Step.PUBLISH, new Failure(4, "the quota of 5 GB is full"));
    private static final StepResult WORKS = StepResult.done(Step.PUBLISH, 0, "published");

    private static BlogResult night(StepResult step, Problem... news) {
        return new BlogResult(
                "blog",
                "https://blog.example.com/",
                List.of(step),
                Optional.empty(),
                new Told(List.of(news), List.of()),
                new OnProblemConfig(List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aFailureThatGoesOnIsReportedOnceAWeek() {
        BlogStatus status = BlogStatus.NONE;
        List<String> told = new ArrayList<>();
        for (int day = 1; day <= 16; day++) {
            String date = "2026-12-%02d".formatted(day);
            status = status.after(night(FAILS), date);
            status.lines().forEach(line -> told.add(date.substring(8) + " " + line));
            status = status.told(status.lines().size());
        }

        String reason = ": the quota of 5 GB is full (exit code 4)";
        assertThat(told)
                .containsExactly(
                        "01 publish failed" + reason,
                        "08 publish still fails, since 2026-12-01" + reason,
                        "15 publish still fails, since 2026-12-01" + reason);
    }

    @Test
    void aFullDiskIsOneFailureWhicheverFileItRefuses() {
        BlogStatus status = BlogStatus.NONE
                .after(night(full("/a/index.jsonl")), "2026-12-01")
                .told(1);

        assertThat(status.after(night(full("/a/state/tmp/download-3d01fc02.part")), "2026-12-02")
                        .lines())
                .isEmpty();
    }

    private static StepResult full(String file) {
        return unwritable(file, "No space left on device; make room, then run again");
    }

    /** As that of a download that the disk does not take. */
    @Test
    void theNameOfATemporaryFileMakesNoOtherFailure() {
        BlogStatus status = BlogStatus.NONE.after(night(broken()), "2026-12-01").told(1);

        assertThat(status.after(night(broken()), "2026-12-02").lines()).isEmpty();
    }

    private static StepResult broken() {
        return unwritable("download-" + UUID.randomUUID() + ".part", "Input/output error");
    }

    private static StepResult unwritable(String file, String why) {
        return StepResult.failed(Step.BUILD, new Failure(2, "cannot write " + file + ": " + why));
    }

    @Test
    void aFailureReportedToNobodyIsReportedWhenOver() {
        BlogStatus status = BlogStatus.NONE.after(night(FAILS), "2026-12-01").told(0);
        for (int day = 2; day < 25; day++) {
            status = status.after(night(FAILS), "2026-12-%02d".formatted(day)).told(0);
        }

        status = status.after(night(WORKS, new Problem("post", "1", "is new")), "2026-12-25");

        String reason = ": the quota of 5 GB is full (exit code 4)";
        assertThat(status.lines())
                .containsExactly(
                        "publish failed" + reason,
                        "publish still fails, since 2026-12-01" + reason,
                        "publish works again; it had failed since 2026-12-01",
                        "new problem: " + new Problem("post", "1", "is new"));
    }

    @Test
    void aFailureThatComesBackIsReportedAfterItsEnd() {
        BlogStatus status = BlogStatus.NONE;
        for (StepResult step : List.of(FAILS, WORKS, FAILS)) {
            status = status.after(night(step), "2026-12-01").told(0);
        }

        String failed = "publish failed: the quota of 5 GB is full (exit code 4)";
        assertThat(status.waiting())
                .containsExactly(failed, "publish works again; it had failed since 2026-12-01", failed);
    }

    @Test
    void onlyTheLinesThatWereNotSentWait() {
        Problem problem = new Problem("post", "1", "is new");

        BlogStatus status = BlogStatus.NONE.after(night(FAILS, problem), "2026-12-01");

        assertThat(status.told(1).waiting()).containsExactly("new problem: " + problem);
        assertThat(status.told(2).waiting()).isEmpty();
    }

    @Test
    void manyProblemsLeaveRoomForTheFailure() {
        BlogStatus status = BlogStatus.NONE.after(night(FAILS), "2026-12-01").told(0);
        for (int day = 2; day < 9; day++) {
            Problem[] problems = IntStream.range(day * 5, day * 5 + 5)
                    .mapToObj(number -> new Problem("post", String.valueOf(number), "is new"))
                    .toArray(Problem[]::new);
            status = status.after(night(WORKS, problems), "2026-12-0" + day).told(0);
        }

        assertThat(status.waiting()).hasSize(12).startsWith("publish failed: the quota of 5 GB is full (exit code 4)");
    }

    @Test
    void problemsThatDifferOnlyInTheirPlaceAreOneLine() {
        Problem[] problems = IntStream.range(10, 38)
                .mapToObj(number -> new Problem("post", String.valueOf(number), "is new"))
                .toArray(Problem[]::new);

        assertThat(BlogStatus.NONE.after(night(WORKS, problems), "2026-12-01").lines())
                .containsExactly("new problem: post: 10, 11, 12 and 25 more (is new)");
    }

    @Test
    void whatAnEarlierVersionNotedIsRead(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("told.json");
        Files.writeString(
                file,
                "{\"blogs\":{\"blog\":{\"failing\":{\"publish\":{\"what\":\"4 the quota of # GB is full\","
                        + "\"since\":\"2026-12-01\"}},\"waiting\":[\"new problem: x\"]}}}");

        BlogStatus status = NotifiedState.read(file).of("blog");

        assertThat(status.after(night(FAILS), "2026-12-02").lines()).containsExactly("new problem: x");
        assertThat(status.after(night(FAILS), "2026-12-08").lines()).hasSize(2);
    }
}
