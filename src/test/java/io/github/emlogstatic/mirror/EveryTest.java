package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --every}: when the runs begin, and how they end. */
class EveryTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    @BeforeEach
    void publish() throws Exception {
        nights.blog().publish("first", "a text");
        nights.configured(nights.blogLine() + "crawl: {retries: 0}\nmirror: {every: 1d}\n");
    }

    /** Lets the runs go on until there were so many. */
    private List<Instant> runs(int count, Thrower between) throws Exception {
        List<Instant> starts = new ArrayList<>(List.of(nights.clock().instant()));
        nights.waiting((time, stop) -> {
            nights.moveTo(time);
            try {
                between.before(starts.size());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            if (starts.size() == count) {
                stop.request();
            } else {
                starts.add(time);
            }
        });
        nights.run();
        return starts;
    }

    private interface Thrower {
        void before(int run) throws IOException;
    }

    @Test
    void runsBeginADayApart() throws Exception {
        assertThat(runs(3, run -> {}))
                .containsExactly(
                        Instant.parse("2026-11-24T02:00:00Z"),
                        Instant.parse("2026-11-25T02:00:00Z"),
                        Instant.parse("2026-11-26T02:00:00Z"));
        assertThat(nights.health().path("nextRun").asText()).isEqualTo("2026-11-27T02:00:00Z");
        assertThat(nights.health().path("lastRun").asText()).isEqualTo("2026-11-26T02:00:00Z");
    }

    /** In the night to October 25, clocks there go back from three to two. */
    @ParameterizedTest
    @CsvSource({"2026-10-24, 01:30", "2027-03-27, 03:30"})
    void runsStayTwentyFourHoursApartWhenTheClocksChange(LocalDate day, LocalTime afterwards) throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        nights.movedTo(berlin);
        nights.moveTo(day.atTime(2, 30).atZone(berlin).toInstant());

        List<Instant> starts = runs(3, run -> {});

        assertThat(starts)
                .extracting(start -> start.atZone(berlin).toLocalDate())
                .containsExactly(day, day.plusDays(1), day.plusDays(2));
        assertThat(starts.get(2)).isEqualTo(starts.get(0).plus(Duration.ofHours(48)));
        assertThat(starts.get(2).atZone(berlin).toLocalTime()).isEqualTo(afterwards);
    }

    @Test
    void eachRunSaysWhenTheNextOneBegins() throws Exception {
        nights.movedTo(ZoneId.of("Asia/Shanghai"));
        nights.configured(nights.blogLine() + "mirror: {every: 12h, log: mirror.log}\n");

        runs(2, run -> {});

        assertThat(nights.out().lines())
                .containsOnlyOnce(
                        "the next run begins at 2026-11-24 22:00 (UTC+08:00)",
                        "the next run begins at 2026-11-25 10:00 (UTC+08:00)")
                .last()
                .isEqualTo("the next run begins at 2026-11-25 10:00 (UTC+08:00)");
        assertThat(nights.folder().resolve("mirror.log"))
                .content()
                .contains("\n2026-11-24T02:00:00Z the next run begins at 2026-11-24 22:00 (UTC+08:00)\n");
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE)
                        .translated("the next run begins at 2026-11-24 22:00 (UTC+08:00)"))
                .isEqualTo("下一次运行：2026-11-24 22:00 (UTC+08:00)");
    }

    @Test
    void aRunThatTookTooLongIsFollowedAtOnce() throws Exception {
        nights.configured(nights.blogLine() + "mirror: {every: 1h}\n");
        nights.emlog().failing(request -> {
            nights.moveTo(Instant.parse("2026-11-24T03:30:00Z"));
            return Optional.empty();
        });

        runs(1, run -> {});

        assertThat(nights.out()).endsWith("the next run begins at 2026-11-24 03:30 (UTC+00:00)\n");
        assertThat(nights.health().path("nextRun").asText()).isEqualTo("2026-11-24T03:30:00Z");
    }

    @Test
    void aClockMovedBackDuringARunDelaysNothing() throws Exception {
        nights.configured(nights.blogLine() + "mirror: {every: 1h}\n");
        nights.emlog().failing(request -> {
            nights.moveTo(Instant.parse("2025-11-24T02:00:00Z"));
            return Optional.empty();
        });

        List<Instant> starts = runs(2, run -> {});

        assertThat(starts.get(1)).isEqualTo("2025-11-24T03:00:00Z");
        assertThat(nights.health().path("nextRun").asText()).isEqualTo("2025-11-24T03:00:00Z");
    }

    @Test
    void eachRunBringsWhatIsNew() throws Exception {
        runs(2, run -> nights.blog().publish("second", "another text"));

        assertThat(nights.folder().resolve("public/post/2.html")).exists();
    }

    @Test
    void theNextRunTakesAChangedInterval() throws Exception {
        List<Instant> starts = runs(3, run -> nights.configured(nights.blogLine() + "mirror: {every: 6h}\n"));

        assertThat(starts)
                .containsExactly(
                        Instant.parse("2026-11-24T02:00:00Z"),
                        Instant.parse("2026-11-25T02:00:00Z"),
                        Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void aMistakeThatSomebodyMakesMeanwhileFailsOneRun() throws Exception {
        nights.takingMessages(2);
        String good = nights.blogLine() + nights.groupLine() + "mirror: {every: 1d}\n";
        nights.configured(good);

        runs(3, run -> nights.configured(run == 1 ? "blog: [\n" : good));

        assertThat(nights.told())
                .satisfiesExactly(
                        failed -> assertThat(failed)
                                .startsWith("emlog-static: " + nights.emlog().address())
                                .contains("configuration failed: site-config.yaml:"),
                        works -> assertThat(works)
                                .contains("configuration works again; it had failed since 2026-11-25"));
    }

    @Test
    void aMistakeAtTheStartEndsTheProcess() throws Exception {
        nights.takingMessages(1);
        nights.configured("nonsense: 1\nmirror: {every: 1d}\n" + nights.groupLine());

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.told()).singleElement().asString().startsWith("emlog-static: " + nights.folder());
        assertThat(nights.waits()).isEmpty();
        assertThat(nights.health().has("nextRun")).isFalse();
        assertThatThrownBy(() -> nights.configured("mirror: {every: 5}\n").run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mirror.every");
    }

    @Test
    void aBlogThatIsDownAtTheStartEndsNothing() throws Exception {
        nights.emlog().goDown();

        assertThat(nights.run()).isEqualTo(3);

        assertThat(nights.waits()).containsExactly(Instant.parse("2026-11-25T02:00:00Z"));
    }

    @Test
    void aRequestToStopEndsTheRunAfterItsStep() throws Exception {
        nights.emlog().failing(request -> {
            nights.stop().request();
            return Optional.empty();
        });

        assertThat(nights.run()).isZero();

        assertThat(nights.out()).doesNotContain("the next run");
        assertThat(nights.result(Step.BUILD)).isEqualTo("done");
        assertThat(nights.result(Step.VERIFY)).isEqualTo("stopped");
        assertThat(nights.result(Step.PUBLISH)).isEqualTo("stopped");
        assertThat(nights.health().has("lastSuccess")).isFalse();
        assertThat(nights.waits()).isEmpty();
    }

    @Test
    void aSecondProcessIsRefused() throws Exception {
        Files.createDirectories(nights.folder().resolve(".emlog-static"));

        try (DirectoryLock lock =
                DirectoryLock.on(nights.folder(), nights.folder().resolve(".emlog-static/mirror.lock"))) {
            assertThat(nights.run()).isEqualTo(ExitCode.REFUSED);
        }

        assertThat(nights.err()).contains("another run is using " + nights.folder());
        assertThat(nights.folder().resolve(".emlog-static/health.json")).doesNotExist();
        assertThat(nights.waiting((time, stop) -> stop.request()).run()).isZero();
    }

    /** A clock that shows one time when it is first asked, and another one from then on. */
    private static java.time.Clock moved(AtomicInteger asked, Instant first, Instant later) {
        return new java.time.Clock() {
            @Override
            public Instant instant() {
                return asked.getAndIncrement() == 0 ? first : later;
            }

            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public java.time.Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    @Timeout(60)
    void aClockThatIsMovedBackDelaysNothing() throws Exception {
        Instant start = nights.clock().instant();
        Stop stop = Stop.by(moved(new AtomicInteger(), start.minusMillis(20), start.minus(Duration.ofDays(365))));

        stop.waitUntil(start);

        assertThat(stop.isRequested()).isFalse();
    }

    @Test
    @Timeout(60)
    void theRealWaitingFollowsTheClockOfTheMachine() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Instant start = nights.clock().instant();
        Stop stop = Stop.by(moved(asked, start.minusMillis(2), start.plus(Duration.ofHours(9))));

        stop.waitUntil(start);
        assertThat(stop.isRequested()).isFalse();
        stop.request();
        stop.waitUntil(start.plus(Duration.ofDays(365)));

        assertThat(asked.get()).isGreaterThan(2);
    }
}
