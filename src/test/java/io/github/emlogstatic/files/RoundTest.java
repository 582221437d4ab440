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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTest {

    private static final Instant TODAY = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    private final Set<String> all = new TreeSet<>(
            IntStream.range(0, 600).mapToObj(i -> "articles/" + i + ".json").toList());

    @Test
    void inThirtyNightsEachFileIsReadOnce() throws IOException {
        List<String> read = new ArrayList<>();
        for (int night = 0; night < Round.DAYS; night++) {
            Collection<String> tonight = night(night);
            assertThat(tonight).hasSizeBetween(1, all.size() / 10);
            read.addAll(tonight);
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void anotherRunOnTheSameDayReadsNothing() throws IOException {
        night(0);
        assertThat(night(0)).isEmpty();
    }

    @Test
    void afterAMonthWithoutARunAllAreRead() throws IOException {
        night(0);
        assertThat(night(40)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatWasFoundDamagedIsReadAgain() throws IOException {
        night(0);
        Round round = Round.load(folder.resolve("round"), TODAY);
        round.found(List.of("articles/7.json", "gone"));
        round.save();

        assertThat(night(0)).containsExactly("articles/7.json");
        assertThat(night(0)).isEmpty();
    }

    @Test
    void damagedFilesThatTimeDidNotAllowStayKnown() throws IOException {
        Round round = Round.load(folder.resolve("round"), TODAY);
        round.found(all);

        Set<String> damaged = round.read(all, reading(RoundTest::readSlowly));

        assertThat(damaged).isNotEmpty().isSubsetOf(all).hasSizeLessThan(all.size());
    }

    @Test
    void whereASecondIsNotEnoughTheNextNightGoesOn() throws IOException {
        night(0);
        Set<String> files = all.stream().limit(200).collect(Collectors.toSet());
        Set<String> read = ConcurrentHashMap.newKeySet();
        int nights = 0;
        for (; read.size() < files.size() && nights < 10; nights++) {
            Round round = Round.load(folder.resolve("round"), TODAY.plus(Duration.ofDays(40)));
            round.read(files, reading(path -> read.add(path) | readSlowly(path)));
            round.save();
        }
        assertThat(read).hasSameSizeAs(files);
        assertThat(nights).isBetween(2, 9);
    }

    /** Reads 80 files a second, as a slow disk does, however many threads read: the processor has nothing to do. */
    private static boolean readSlowly(String path) {
        long end = System.nanoTime()
                + Duration.ofSeconds(1).toNanos() / 80 * Runtime.getRuntime().availableProcessors();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return !path.isEmpty();
    }

    @Test
    void aDamagedNoteOfWhereItStandsIsAsGoodAsNone() throws IOException {
        for (String left : List.of("", "\0\0\0", "x\ty\tz", "99999999999\t\t", "5")) {
            Files.writeString(folder.resolve("round"), left);
            assertThat(Round.load(folder.resolve("round"), TODAY).isFirst()).isTrue();
        }
    }

    private static Round.Reading<String> reading(Predicate<String> isWhole) {
        return new Round.Reading<>(path -> path, path -> false, isWhole);
    }

    private Collection<String> night(int day) throws IOException {
        Collection<String> read = new ConcurrentLinkedQueue<>();
        Round round = Round.load(folder.resolve("round"), TODAY.plus(Duration.ofDays(day)));
        assertThat(round.read(all, reading(read::add))).isEmpty();
        round.save();
        return read;
    }
}
