package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Scrubbing: reads all files again within thirty days, so that quiet damage is found while a good copy still exists.
 *
 * <p>The path of a file determines its day, one of thirty. A run reads the files of all days since the last run. It stops
 * after a second, and the next run goes on from there. The position is kept in a small file: a line {@code DAY TAB MARK
 * TAB PATH}, then one line for each file that was found damaged. Lines of text are enough for three fields and a list of
 * paths, and the positions that earlier versions have left stay valid. For one thread.
 */
public final class Scrub {

    static final int DAYS = 30;

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** The number of files that are read at once, at first. */
    private static final int BATCH = 64;

    /**
     * The number after a batch that took less than 10 ms. With small batches, processors would often wait for each
     * other.
     */
    private static final int QUICK_BATCH = 4 * BATCH;

    private static final Duration QUICK = Duration.ofMillis(10);

    private final Path file;
    private final long today;
    private final LongSupplier nanoTime;
    private final Set<String> damaged = new TreeSet<>();
    private long through;
    private String mark = "";
    private String after = "";

    private Scrub(Path file, long today, LongSupplier nanoTime, List<String> lines) {
        this.file = file;
        this.today = today;
        this.nanoTime = nanoTime;
        this.through = today - 1;
        String[] fields = lines.isEmpty() ? new String[0] : lines.get(0).split("\t", 3);
        if (fields.length == 3 && fields[0].matches("-?[0-9]{1,9}")) {
            // A day in the future was noted while the clock of the machine was wrong.
            this.through = Math.min(Math.max(Long.parseLong(fields[0]), today - DAYS), today);
            this.mark = fields[1];
            this.after = fields[2];
            this.damaged.addAll(lines.subList(1, lines.size()));
        }
    }

    /**
     * Continues where the last run stopped.
     *
     * @param file that holds the position; it may be deleted at any time
     */
    public static Scrub load(Path file, Instant now) throws IOException {
        return load(file, now, System::nanoTime);
    }

    /** @param nanoTime tells how long the reading takes */
    static Scrub load(Path file, Instant now, LongSupplier nanoTime) throws IOException {
        long today = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        return new Scrub(file, today, nanoTime, Lines.ofNotes(file));
    }

    /** A note of the caller about the files that were read when they were new; empty at first. */
    public String mark() {
        return mark;
    }

    /** @param newMark must not contain a tab */
    public void mark(String newMark) {
        mark = newMark;
    }

    /** A file that is to be read in this run, with its day. */
    private record Due<T>(long day, String path, T file) {}

    /**
     * How to check the files.
     *
     * @param path the path of a file
     * @param isFresh whether a file is read whatever its day
     * @param isWhole reads a file and compares it with what it should be; called from several threads
     */
    public record Check<T>(Function<T, String> path, Predicate<T> isFresh, Predicate<T> isWhole) {}

    /**
     * Reads, for a second at most: the files that were found damaged before, the fresh ones, and those whose day has come.
     *
     * @param all files
     * @return the paths of the damaged ones
     */
    public <T> Set<String> read(Collection<T> all, Check<T> check) {
        return read(all, check, LONGEST);
    }

    /** Reads all files, without a time limit. */
    public <T> Set<String> readAll(Collection<T> all, Check<T> check) {
        return read(all, new Check<>(check.path, file -> true, check.isWhole), Duration.ofDays(1));
    }

    private <T> Set<String> read(Collection<T> all, Check<T> check, Duration longest) {
        List<Due<T>> due = due(all, check);
        damaged.retainAll(due.stream().map(Due::path).collect(Collectors.toSet()));
        long end = nanoTime.getAsLong() + longest.toNanos();
        int size = BATCH;
        for (int from = 0, to; from < due.size(); from = to) {
            long begin = nanoTime.getAsLong();
            if (begin > end) {
                return damaged;
            }
            to = Math.min(from + size, due.size());
            List<Due<T>> batch = due.subList(from, to);
            Set<String> broken = batch.parallelStream()
                    .filter(one -> !check.isWhole.test(one.file))
                    .map(Due::path)
                    .collect(Collectors.toSet());
            batch.forEach(one -> damaged.remove(one.path)); // a damaged file that was not read now stays on the list
            damaged.addAll(broken);
            stopAfter(batch.get(batch.size() - 1));
            size = nanoTime.getAsLong() - begin < QUICK.toNanos() ? QUICK_BATCH : BATCH;
        }
        through = today;
        after = "";
        return damaged;
    }

    /** The files to read, in order. Damaged and fresh files get the day before the first, so that they come first. */
    private <T> List<Due<T>> due(Collection<T> all, Check<T> check) {
        List<Due<T>> due = new ArrayList<>();
        for (T file : all) {
            String path = check.path.apply(file);
            boolean inAnyCase = check.isFresh.test(file) || damaged.contains(path);
            long day = inAnyCase ? through : day(path);
            boolean isRead = day == through + 1 && path.compareTo(after) <= 0;
            if (day <= today && !isRead) {
                due.add(new Due<>(day, path, file));
            }
        }
        due.sort(Comparator.comparing((Due<T> one) -> !damaged.contains(one.path))
                .thenComparingLong(one -> one.day)
                .thenComparing(one -> one.path));
        return due;
    }

    private void stopAfter(Due<?> last) {
        if (last.day > through) {
            through = last.day - 1;
            after = last.path;
        }
    }

    /** The next day on which the file is read. */
    private long day(String path) {
        long next = through + 1;
        return next + Math.floorMod(path.hashCode() - next, (long) DAYS);
    }

    /** Whether files are known to be damaged. */
    public boolean isAnyDamaged() {
        return !damaged.isEmpty();
    }

    /** Sets the files that are known to be damaged, so that the next run reads them again. */
    public void found(Collection<String> paths) {
        damaged.clear();
        damaged.addAll(paths);
    }

    public void save() throws IOException {
        List<String> lines = new ArrayList<>(List.of(through + "\t" + mark + "\t" + after));
        lines.addAll(damaged);
        Lines.write(file, lines);
    }
}
