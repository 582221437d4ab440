package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an index file: a line for each file, sorted by path. A path is found by binary search, so that a run that
 * needs few entries parses no others: a large blog has hundreds of thousands. After many searches, the start of every line
 * is computed once. Immutable; safe for several threads.
 */
final class IndexLines {

    static final IndexLines NONE = new IndexLines(new byte[0]);

    /** The start of every line: the path is the first field. */
    static final byte[] START = "{\"path\":\"".getBytes(StandardCharsets.UTF_8);

    /** The text between a path without escapes and the hash. */
    static final byte[] HASH = "\",\"sha256\":\"".getBytes(StandardCharsets.UTF_8);

    static final int HASH_DIGITS = 64;
    private static final byte[] BYTES = "\",\"bytes\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CHANGED = "\"lastChanged\":\"".getBytes(StandardCharsets.UTF_8);

    /** The length of a time in whole seconds. */
    static final int TIME = "2024-05-01T10:20:00Z".length();

    /** No line is shorter: each has these parts, and a time more. */
    private static final int SHORTEST = START.length + HASH.length + BYTES.length + CHANGED.length + TIME;

    /** The number of searches that cost as much as one pass over a large index. */
    private static final int MANY = 200;

    private final byte[] bytes;
    private final String checksum;
    private final IndexJson json = new IndexJson();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int @Nullable [] starts;

    /** @param bytes whole lines, each an entry, sorted by path */
    IndexLines(byte[] bytes) {
        this.bytes = bytes;
        this.checksum = Checksum.of(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    String checksum() {
        return checksum;
    }

    boolean holds(String path) {
        return isAt(firstFrom(path), path);
    }

    Optional<IndexEntry> get(String path) {
        int line = firstFrom(path);
        return isAt(line, path) ? Optional.of(entry(line)) : Optional.empty();
    }

    /** The hash of a file: the second field, read without parsing the others. */
    Optional<String> hash(String path) {
        int line = firstFrom(path);
        return isAt(line, path) ? Optional.of(hash(line, path)) : Optional.empty();
    }

    private String hash(int line, String path) {
        int hash = line + START.length + path.length() + HASH.length;
        return is(HASH, hash - HASH.length) ? upToQuote(hash) : entry(line).sha256();
    }

    /** Hash and length of a file: the second and the third field, found with one search and read without the others. */
    Optional<FileBytes> bytes(String path) {
        int line = firstFrom(path);
        return isAt(line, path) ? Optional.of(bytes(line, path)) : Optional.empty();
    }

    private FileBytes bytes(int line, String path) {
        int hash = line + START.length + path.length() + HASH.length;
        int number = hash + HASH_DIGITS + BYTES.length;
        boolean plain = number < next(line) && is(HASH, hash - HASH.length) && is(BYTES, number - BYTES.length);
        if (!plain) {
            IndexEntry entry = entry(line);
            return new FileBytes(entry.sha256(), entry.bytes());
        }
        return new FileBytes(new String(bytes, hash, HASH_DIGITS, StandardCharsets.ISO_8859_1), number(number));
    }

    private long number(int from) {
        long number = 0;
        for (int at = from; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    /** The time of a file's last change: the last field, read without parsing the others if it is in whole seconds. */
    Optional<Instant> lastChanged(String path) {
        int line = firstFrom(path);
        return isAt(line, path) ? Optional.of(lastChanged(line)) : Optional.empty();
    }

    private Instant lastChanged(int line) {
        int changed = next(line) - CHANGED.length - TIME - 3;
        boolean plain = changed > line && is(CHANGED, changed);
        return plain
                ? json.time(new String(bytes, changed + CHANGED.length, TIME, StandardCharsets.ISO_8859_1))
                : entry(line).lastChanged();
    }

    private String upToQuote(int from) {
        int end = from;
        while (bytes[end] != '"') {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Calls back for each path with this prefix, in order. */
    void paths(String prefix, Consumer<String> each) {
        eachLine(prefix, (path, line) -> each.accept(path));
    }

    /** Calls back for the path and the hash of each file whose path has this prefix, in order. */
    void hashes(String prefix, BiConsumer<String, String> each) {
        eachLine(prefix, (path, line) -> each.accept(path, hash(line, path)));
    }

    /** Calls back for the path and the last change of each file whose path has this prefix, in order. */
    void changes(String prefix, BiConsumer<String, Instant> each) {
        eachLine(prefix, (path, line) -> each.accept(path, lastChanged(line)));
    }

    private void eachLine(String prefix, ObjIntConsumer<String> each) {
        for (int line = firstFrom(prefix); line < bytes.length; line = next(line)) {
            String path = path(line);
            if (!path.startsWith(prefix)) {
                return;
            }
            each.accept(path, line);
        }
    }

    /** The number of paths with this prefix. */
    int count(String prefix) {
        int count = 0;
        int end = firstFrom(prefix + Character.MAX_VALUE);
        for (int line = firstFrom(prefix); line < end; line = next(line)) {
            count++;
        }
        return count;
    }

    /** Calls back for each line without making an entry of it, which would take most of a night with nothing new. */
    void checks(String since, Consumer<FileCheck> each) {
        for (int line = 0, end; line < bytes.length; line = end) {
            end = next(line);
            FileCheck plain = plainCheck(line, end, since);
            each.accept(plain != null ? plain : check(entry(line), since));
        }
    }

    static FileCheck check(IndexEntry entry, String since) {
        return new FileCheck(
                entry.path(), entry.bytes(), entry.lastChanged().toString().compareTo(since) >= 0);
    }

    /** Reads a line with the fields that this program writes, in their order; null for any other line. */
    private @Nullable FileCheck plainCheck(int line, int end, String since) {
        int from = line + START.length;
        int quote = from;
        while (bytes[quote] != '"') {
            if (bytes[quote++] == '\\') {
                return null;
            }
        }
        int number = quote + HASH.length + HASH_DIGITS + BYTES.length;
        int changed = end - CHANGED.length - TIME - 3;
        boolean known = changed > number
                && is(HASH, quote)
                && is(BYTES, number - BYTES.length)
                && is(CHANGED, changed)
                && bytes[end - 3] == '"';
        if (!known) {
            return null;
        }
        String path = new String(bytes, from, quote - from, StandardCharsets.UTF_8);
        String time =
                since.isEmpty() ? "" : new String(bytes, changed + CHANGED.length, TIME, StandardCharsets.ISO_8859_1);
        return new FileCheck(path, number(number), time.compareTo(since) >= 0);
    }

    private boolean is(byte[] text, int at) {
        return Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /** The entries whose paths have this prefix. */
    NavigableMap<String, IndexEntry> under(String prefix) {
        NavigableMap<String, IndexEntry> entries = new TreeMap<>();
        eachLine(prefix, (path, line) -> entries.put(path, entry(line)));
        return entries;
    }

    /** A copy with changes: each path gets the entry given for it, or loses its entry. */
    IndexLines with(SortedMap<String, Optional<IndexEntry>> changes) {
        ByteArrayOutputStream merged = new ByteArrayOutputStream(bytes.length + 256 * changes.size());
        int copied = 0;
        for (Map.Entry<String, Optional<IndexEntry>> change : changes.entrySet()) {
            int line = firstFrom(change.getKey());
            merged.write(bytes, copied, line - copied);
            copied = isAt(line, change.getKey()) ? next(line) : line;
            change.getValue().ifPresent(entry -> merged.writeBytes(IndexJson.line(entry)));
        }
        merged.write(bytes, copied, bytes.length - copied);
        return new IndexLines(merged.toByteArray());
    }

    /** The start of the first line whose path is not less than this one; the end of the bytes if there is none. */
    private int firstFrom(String path) {
        int[] known = starts;
        if (known != null) {
            return firstFrom(path, known);
        }
        if (asked.incrementAndGet() == MANY) {
            starts = starts();
        }
        int from = 0;
        int to = bytes.length;
        while (from < to) {
            int line = Lines.start(bytes, from + (to - from) / 2);
            if (compare(line, path) < 0) {
                from = next(line);
            } else {
                to = line;
            }
        }
        return from;
    }

    private int firstFrom(String path, int[] lines) {
        int from = 0;
        int to = lines.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(lines[middle], path) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < lines.length ? lines[from] : bytes.length;
    }

    private int[] starts() {
        int[] lines = new int[bytes.length / 128 + 16];
        int count = 0;
        for (int line = 0; line < bytes.length; line = next(line)) {
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, 2 * count);
            }
            lines[count++] = line;
        }
        return Arrays.copyOf(lines, count);
    }

    private boolean isAt(int line, String path) {
        return line < bytes.length && compare(line, path) == 0;
    }

    /** Compares like {@link String#compareTo}, without creating a string for a path without escapes. */
    private int compare(int line, String path) {
        int at = line + START.length;
        for (int i = 0; i < path.length(); i++, at++) {
            byte b = bytes[at];
            if (b == '"') {
                return -1;
            }
            if (b < 0 || b == '\\') {
                return path(line).compareTo(path);
            }
            if (b != path.charAt(i)) {
                return b - path.charAt(i);
            }
        }
        return bytes[at] == '"' ? 0 : 1;
    }

    private String path(int line) {
        int from = line + START.length;
        int end = from;
        while (bytes[end] != '"') {
            if (bytes[end] == '\\') {
                return entry(line).path();
            }
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private IndexEntry entry(int line) {
        try {
            return json.read(bytes, line, next(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int next(int line) {
        return Lines.next(bytes, Math.min(line + SHORTEST, bytes.length));
    }
}
