package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads files again that nobody has asked for, so that a disk that fails quietly is found out while there is still
 * something to mend it from.
 *
 * <p>Each file has its day, one of thirty, which hangs on its path. A run reads the files of the days that have come
 * since the last run. It stops after a second; the next run goes on from there. Where the round stands is kept in a small
 * file: a line {@code DAY TAB MARK TAB PATH}, then a line for each file that was found damaged. For one thread.
 */
public final class Round {

    static final int DAYS = 30;

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int AT_ONCE = 64;

    private final Path file;
    private final long today;
    private final boolean first;
    private final Set<String> damaged = new TreeSet<>();
    private long through;
    private String mark = "";
    private String after = "";

    private Round(Path file, long today, List<String> lines) {
        this.file = file;
        this.today = today;
        this.through = today - 1;
        String[] fields = lines.isEmpty() ? new String[0] : lines.get(0).split("\t", 3);
        this.first = fields.length < 3 || !fields[0].matches("-?[0-9]{1,9}");
        if (!first) {
            // A day that is yet to come was noted while the machine's clock was wrong.
            this.through = Math.min(Math.max(Long.parseLong(fields[0]), today - DAYS), today);
            this.mark = fields[1];
            this.after = fields[2];
            this.damaged.addAll(lines.subList(1, lines.size()));
        }
    }

    /**
     * Goes on from where the last run has stopped.
     *
     * @param file where that is kept; it may be deleted at any time
     */
    public static Round load(Path file, Instant now) throws IOException {
        long today = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        if (!Files.exists(file)) {
            return new Round(file, today, List.of());
        }
        try (Stream<String> lines = Lines.of(file)) {
            return new Round(file, today, lines.toList());
        }
    }

    /** Whether nothing is known of an earlier run. */
    public boolean isFirst() {
        return first;
    }

    /** What the caller has noted of what was read when it was new; empty at first. */
    public String mark() {
        return mark;
    }

    /** @param newMark without a tab */
    public void mark(String newMark) {
        mark = newMark;
    }

    /** A file and the day on which it is to be read. */
    private record Due<T>(long day, String path, T file) {}

    /**
     * What there is to read, and how.
     *
     * @param path tells a file's path
     * @param isFresh whether a file is to be read in any case
     * @param isWhole reads a file and tells whether it is what it should be; called from several threads
     */
    public record Reading<T>(Function<T, String> path, Predicate<T> isFresh, Predicate<T> isWhole) {}

    /**
     * Reads what was found damaged before, what is fresh, and the files whose day has come, for a second at most.
     *
     * @param all the files there are
     * @return the paths of those that are not whole
     */
    public <T> Set<String> read(Collection<T> all, Reading<T> reading) {
        return read(all, reading, LONGEST);
    }

    /** Reads all files, however long it takes. */
    public <T> Set<String> readAll(Collection<T> all, Reading<T> reading) {
        return read(all, new Reading<>(reading.path, file -> true, reading.isWhole), Duration.ofDays(1));
    }

    private <T> Set<String> read(Collection<T> all, Reading<T> reading, Duration longest) {
        List<Due<T>> due = due(all, reading);
        damaged.retainAll(due.stream().map(Due::path).collect(Collectors.toSet()));
        long end = System.nanoTime() + longest.toNanos();
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            if (System.nanoTime() > end) {
                return damaged;
            }
            List<Due<T>> some = due.subList(from, Math.min(from + AT_ONCE, due.size()));
            Set<String> broken = some.parallelStream()
                    .filter(one -> !reading.isWhole.test(one.file))
                    .map(Due::path)
                    .collect(Collectors.toSet());
            some.forEach(one -> damaged.remove(one.path)); // what was not read this time stays known as damaged
            damaged.addAll(broken);
            stopAfter(some.get(some.size() - 1));
        }
        through = today;
        after = "";
        return damaged;
    }

    /** In the order in which they are to be read; what is read in any case comes first, as of the day before. */
    private <T> List<Due<T>> due(Collection<T> all, Reading<T> reading) {
        List<Due<T>> due = new ArrayList<>();
        for (T file : all) {
            String path = reading.path.apply(file);
            boolean first = reading.isFresh.test(file) || damaged.contains(path);
            long day = first ? through : day(path);
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

    /** The first of the days to come that is the file's. */
    private long day(String path) {
        long next = through + 1;
        return next + Math.floorMod(path.hashCode() - next, (long) DAYS);
    }

    /** What is known to be damaged, however that was found out: the next run reads it again. */
    public void found(Collection<String> paths) {
        damaged.clear();
        damaged.addAll(paths);
    }

    /** Notes where the round stands. */
    public void save() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(through)
                .append('\t')
                .append(mark)
                .append('\t')
                .append(after)
                .append('\n');
        damaged.forEach(path -> text.append(path).append('\n'));
        AtomicFile.writeIfChanged(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
