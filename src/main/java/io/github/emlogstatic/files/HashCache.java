package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the hashes of the files of a directory, so that a file that nobody has touched is not read again. Safe for
 * several threads.
 *
 * <p>A file counts as untouched if its length, the time of its last modification and, where the platform tells it, the
 * time of the last change of its attributes are the same, as with git's index. A file that was modified a moment before
 * it was read is not remembered, because another modification might have the same time. A disk that loses a bit changes
 * no time, so {@link #isStill} reads a file that only the cache knows.
 *
 * <p>The first line of the cache file is {@code emlog-static hashes 1 CHECKSUM}; the checksum is that of all other lines.
 * There is one for each file: {@code SHA256 CHECKSUM LENGTH MODIFIED CHANGED MARK PATH}, with times in nanoseconds. The
 * path comes last, so that its spaces need no escape. Earlier versions have left such files: if a new format took their
 * place, the first run after an update would read every file of the directory again.
 */
public final class HashCache {

    private static final String FIRST_LINE = "emlog-static hashes 1 ";

    private static final int FIELDS = 7;

    /** Written for a file without a mark. */
    private static final String UNMARKED = "-";

    /** Some file systems keep times in steps of two seconds. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(2);

    private final Path directory;
    private final Path file;
    private final long settled;
    private final Map<String, Known> before;
    private final Map<String, Known> now = new ConcurrentHashMap<>();

    private HashCache(Path directory, Path file, Instant start, Map<String, Known> before) {
        this.directory = directory;
        this.file = file;
        this.settled = FileTime.from(start.minus(LONGEST_TICK)).to(TimeUnit.NANOSECONDS);
        this.before = before;
    }

    /**
     * @param directory that the paths of files are relative to
     * @param file the file of the cache; it may be deleted at any time
     * @param start when this run began
     */
    public static HashCache load(Path directory, Path file, Instant start) throws IOException {
        return new HashCache(directory, file, start, known(file));
    }

    /** What the cache file says; nothing if it is missing or damaged. */
    private static Map<String, Known> known(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        String[] text;
        try {
            text = new String(FileContent.bytes(file), StandardCharsets.UTF_8).split("\n", 2);
        } catch (DamagedException e) {
            return Map.of(); // the disk cannot read it
        }
        if (text.length < 2 || text[1].isEmpty() || !text[0].equals(FIRST_LINE + Checksum.of(text[1]))) {
            return Map.of();
        }
        Map<String, Known> known = new HashMap<>();
        for (String line : text[1].split("\n")) {
            String[] fields = line.split(" ", FIELDS);
            known.put(fields[FIELDS - 1], Known.of(fields));
        }
        return known;
    }

    /**
     * Both hashes of a file.
     *
     * @param sha256 see {@link Hash}
     * @param checksum see {@link Checksum}
     */
    public record Hashes(String sha256, String checksum) {

        /** Reads the file once. It must not be a symbolic link. */
        private static Hashes of(Path file) throws IOException {
            Checksum.Stream checksum = new Checksum.Stream(OutputStream.nullOutputStream());
            return new Hashes(Hash.ofCopied(file, checksum), checksum.digits());
        }
    }

    /** What a file shows without being read. Times are in nanoseconds. */
    private record Stat(long length, long modified, long changed) {

        static Stat of(Path file) throws IOException {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            String names = unix ? "unix:size,lastModifiedTime,ctime" : "size,lastModifiedTime";
            Map<String, Object> attributes = Files.readAttributes(file, names, LinkOption.NOFOLLOW_LINKS);
            return new Stat(
                    number(attributes.get("size")),
                    number(attributes.get("lastModifiedTime")),
                    number(attributes.get("ctime")));
        }

        private static long number(@Nullable Object attribute) {
            if (attribute instanceof FileTime time) {
                return time.to(TimeUnit.NANOSECONDS);
            }
            return attribute instanceof Long length ? length : 0;
        }
    }

    /**
     * @param mark what somebody has noted about the bytes
     * @param fresh whether this run has read the file
     */
    private record Known(Hashes hashes, Stat stat, String mark, boolean fresh) {

        static Known of(String[] fields) {
            Stat stat = new Stat(Long.parseLong(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]));
            return new Known(new Hashes(fields[0], fields[1]), stat, fields[5], false);
        }

        String line(String path) {
            return hashes.sha256() + " " + hashes.checksum() + " " + stat.length + " " + stat.modified + " "
                    + stat.changed + " " + mark + " " + path + "\n";
        }
    }

    /** The hashes of a file. It is read if it is not known, or was touched. */
    public Hashes of(String path) throws IOException {
        return known(path).hashes;
    }

    private Known known(String path) throws IOException {
        Known known = now.get(path);
        if (known == null) {
            Path place = directory.resolve(path);
            Stat stat = Stat.of(place);
            Known last = before.get(path);
            known = last != null && last.stat.equals(stat) ? last : new Known(Hashes.of(place), stat, UNMARKED, true);
            now.put(path, known);
        }
        return known;
    }

    /** Whether somebody has given this mark to the bytes that the file has now. */
    public boolean isMarked(String path, String mark) throws IOException {
        return known(path).mark.equals(mark);
    }

    /** Remembers a mark of the file as long as nobody touches it. It must be one word. */
    public void mark(String path, String mark) throws IOException {
        Known known = known(path);
        now.put(path, new Known(known.hashes, known.stat, mark, known.fresh));
    }

    /** Whether the bytes still have these hashes. Reads the file, unless this run has done so. */
    public boolean isStill(String path) throws IOException {
        Known known = known(path);
        if (known.fresh) {
            return true;
        }
        boolean still = Hashes.of(directory.resolve(path)).equals(known.hashes);
        if (!still) {
            now.remove(path);
        }
        return still;
    }

    /** Writes the cache file, which then knows the files that this run has asked for, unless it knows just these. */
    public void save() throws IOException {
        if (now.equals(before) && Files.exists(file)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        now.forEach((path, known) -> {
            boolean remembered = known.stat.modified < settled && known.stat.changed < settled;
            if (remembered && path.indexOf('\n') < 0) {
                lines.append(known.line(path));
            }
        });
        String text = lines.toString();
        AtomicFile.write(file, (FIRST_LINE + Checksum.of(text) + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
