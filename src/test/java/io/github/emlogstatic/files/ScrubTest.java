package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {

    private static final Instant TODAY = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    private final Set<String> all = new TreeSet<>(
            IntStream.range(0, 600).mapToObj(i -> "articles/" + i + ".json").toList());

    @Test
    void eachFileIsReadOnceInThirtyNights() throws IOException {
        List<String> read = new ArrayList<>();
        for (int night = 0; night < Scrub.DAYS; night++) {
            Collection<String> tonight = night(night);
            assertThat(tonight).hasSizeBetween(1, all.size() / 10);
            read.addAll(tonight);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aSecondRunOnTheSameDayReadsNothing() throws IOException {
        night(0);
        assertThat(night(0)).isEmpty();
    }

    @Test
    void allFilesAreReadAfterAMonthWithoutRuns() throws IOException {
        night(0);
        assertThat(night(40)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aDamagedFileIsReadAgainInTheNextRun() throws IOException {
        night(0);
        Scrub scrub = Scrub.load(folder.resolve("scrub"), TODAY, clock::get);
        scrub.found(List.of("articles/7.json", "gone"));
        scrub.save();

        assertThat(night(0)).containsExactly("articles/7.json");
        assertThat(night(0)).isEmpty();
    }

    @Test
    void aDamagedFileStaysKnownIfTimeIsUp() throws IOException {
        Scrub scrub = Scrub.load(folder.resolve("scrub"), TODAY, clock::get);
        scrub.found(all);

        List<String> read = new CopyOnWriteArrayList<>();
        assertThat(scrub.read(all, check(path -> read.add(path) & readSlowly())))
                .hasSize(all.size() - read.size());

        assertThat(read).hasSizeBetween(80, 200);
    }

    @Test
    void theNextNightContinuesAfterASecond() throws IOException {
        night(0);
        Set<String> files = all.stream().limit(200).collect(Collectors.toSet());
        List<String> read = new CopyOnWriteArrayList<>();
        for (int before : List.of(0, 128)) {
            assertThat(read).hasSize(before);
            Scrub scrub = Scrub.load(folder.resolve("scrub"), TODAY.plus(Duration.ofDays(40)), clock::get);
            scrub.read(files, check(path -> read.add(path) & readSlowly()));
            scrub.save();
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void slowFilesAfterQuickOnesDoNotTakeMuchLonger() throws IOException {
        List<String> many =
                IntStream.range(0, 9_000).mapToObj("%05d.json"::formatted).toList();
        AtomicInteger slow = new AtomicInteger();
        Scrub scrub = Scrub.load(folder.resolve("scrub"), TODAY, clock::get);
        scrub.read(
                many,
                new Scrub.Check<>(
                        path -> path,
                        path -> true,
                        path -> path.compareTo("08") < 0 || slow.incrementAndGet() > 0 && readSlowly()));

        assertThat(slow.get()).isBetween(80, 80 + 256);
    }

    /** A slow disk: 80 files a second. */
    private boolean readSlowly() {
        return clock.addAndGet(Duration.ofSeconds(1).toNanos() / 80) > 0;
    }

    @Test
    void aDamagedPositionIsIgnored() throws IOException {
        Collection<String> first = night(0);
        for (String left : List.of("", "\0\0\0", "x\ty\tz", "99999999999\t\t", "5")) {
            Files.writeString(folder.resolve("scrub"), left);
            assertThat(night(0)).as(left).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    private static Scrub.Check<String> check(Predicate<String> isWhole) {
        return new Scrub.Check<>(path -> path, path -> false, isWhole);
    }

    private Collection<String> night(int day) throws IOException {
        Collection<String> read = new ConcurrentLinkedQueue<>();
        Scrub scrub = Scrub.load(folder.resolve("scrub"), TODAY.plus(Duration.ofDays(day)), clock::get);
        assertThat(scrub.read(all, check(read::add))).isEmpty();
        scrub.save();
        return read;
    }
}
