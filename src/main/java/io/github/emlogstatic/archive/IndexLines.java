package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An index as it lies on disk: a line a file, in the order of their paths. A path is looked up by halving, so that a run
 * which asks for a few reads no others: a large blog has hundreds of thousands. Where the lines start is worked out once
 * somebody asks for many. Immutable; safe for several threads.
 */
final class IndexLines {

    static final IndexLines NONE = new IndexLines(new byte[0]);

    /** What each line starts with, since the path is an entry's first field. */
    private static final byte[] START = "{\"path\":\"".getBytes(StandardCharsets.UTF_8);

    /** What stands between a path that needs no escapes and the hash. */
    private static final byte[] HASH = "\",\"sha256\":\"".getBytes(StandardCharsets.UTF_8);

    private static final int HASH_DIGITS = 64;
    private static final byte[] BYTES = "\",\"bytes\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CHANGED = "\"lastChanged\":\"".getBytes(StandardCharsets.UTF_8);

    /** The length of a time in whole seconds. */
    private static final int TIME = "2024-05-01T10:20:00Z".length();

    /** So many look-ups cost as much as to go once through a large index. */
    private static final int MANY = 200;

    private final byte[] bytes;
    private final String checksum;
    private final IndexReader reader = new IndexReader();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int @Nullable [] starts;

    private IndexLines(byte[] bytes) {
        this.bytes = bytes;
        this.checksum = Checksum.of(bytes);
    }

    /**
     * Reads the bytes of an index file, line by line only where they are not known to be what this program wrote.
     *
     * @param expected checksum of what it wrote last
     * @throws DamagedException where a line is no entry
     */
    static IndexLines of(byte[] bytes, String expected) throws DamagedException {
        IndexLines lines = new IndexLines(bytes);
        return lines.checksum.equals(expected) ? lines : NONE.with(lines.check());
    }

    /** Every line, in whatever order they stand; of several for one path the last counts. */
    private SortedMap<String, Optional<IndexEntry>> check() throws DamagedException {
        SortedMap<String, Optional<IndexEntry>> entries = new TreeMap<>();
        int number = 1;
        for (int line = 0; line < bytes.length; line = after(line)) {
            try {
                IndexEntry entry = reader.read(bytes, line, after(line));
                entries.put(entry.path(), Optional.of(entry));
            } catch (IOException | DateTimeException e) {
                throw new DamagedException("line " + number + ", is damaged; " + Archive.REMEDY);
            }
            number++;
        }
        return entries;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of the bytes. */
    String checksum() {
        return checksum;
    }

    boolean holds(String path) {
        return isOf(firstFrom(path), path);
    }

    Optional<IndexEntry> get(String path) {
        int line = firstFrom(path);
        return isOf(line, path) ? Optional.of(entry(line)) : Optional.empty();
    }

    /** The hash of a file: the second field, which is read without the others. */
    Optional<String> hash(String path) {
        int line = firstFrom(path);
        if (!isOf(line, path)) {
            return Optional.empty();
        }
        int hash = line + START.length + path.length() + HASH.length;
        boolean plain = Arrays.equals(bytes, hash - HASH.length, hash, HASH, 0, HASH.length);
        return Optional.of(plain ? upToQuote(hash) : entry(line).sha256());
    }

    private String upToQuote(int from) {
        int end = from;
        while (bytes[end] != '"') {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** The paths that start so, in their order. */
    void paths(String start, Consumer<String> each) {
        for (int line = firstFrom(start); line < bytes.length; line = after(line)) {
            String path = path(line);
            if (!path.startsWith(start)) {
                return;
            }
            each.accept(path);
        }
    }

    /** How many paths start so. */
    int count(String start) {
        int count = 0;
        int end = firstFrom(start + Character.MAX_VALUE);
        for (int line = firstFrom(start); line < end; line = after(line)) {
            count++;
        }
        return count;
    }

    /**
     * What a look at each file has to know.
     *
     * @param bytes its length
     * @param fresh whether it has changed since a time
     */
    record Looked(String path, long bytes, boolean fresh) {}

    /**
     * Goes through all lines without making an entry of each, which on a quiet night would take longer than all else.
     *
     * @param since in the form of the index; empty for all time
     */
    void look(String since, Consumer<Looked> each) {
        for (int line = 0; line < bytes.length; line = after(line)) {
            Looked plain = plain(line, since);
            each.accept(plain != null ? plain : looked(entry(line), since));
        }
    }

    static Looked looked(IndexEntry entry, String since) {
        return new Looked(
                entry.path(), entry.bytes(), entry.lastChanged().toString().compareTo(since) >= 0);
    }

    /** Reads a line as this program writes it; null where it is another. */
    private @Nullable Looked plain(int line, String since) {
        int end = after(line);
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
        long length = 0;
        for (int at = number; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            length = 10 * length + bytes[at] - '0';
        }
        String path = new String(bytes, from, quote - from, StandardCharsets.UTF_8);
        String time =
                since.isEmpty() ? "" : new String(bytes, changed + CHANGED.length, TIME, StandardCharsets.ISO_8859_1);
        return new Looked(path, length, time.compareTo(since) >= 0);
    }

    private boolean is(byte[] text, int at) {
        return Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /** The entries whose paths start so. */
    NavigableMap<String, IndexEntry> under(String start) {
        NavigableMap<String, IndexEntry> entries = new TreeMap<>();
        for (int line = firstFrom(start); line < bytes.length && path(line).startsWith(start); line = after(line)) {
            IndexEntry entry = entry(line);
            entries.put(entry.path(), entry);
        }
        return entries;
    }

    /** These with changes: an entry in place of the one of its path, or none. */
    IndexLines with(SortedMap<String, Optional<IndexEntry>> changes) {
        ByteArrayOutputStream merged = new ByteArrayOutputStream(bytes.length + 256 * changes.size());
        int copied = 0;
        for (Map.Entry<String, Optional<IndexEntry>> change : changes.entrySet()) {
            int line = firstFrom(change.getKey());
            merged.write(bytes, copied, line - copied);
            copied = isOf(line, change.getKey()) ? after(line) : line;
            change.getValue()
                    .ifPresent(entry ->
                            merged.writeBytes((ArchiveJson.line(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        merged.write(bytes, copied, bytes.length - copied);
        return new IndexLines(merged.toByteArray());
    }

    /** Where the first line starts whose path is not before that one; the end where there is none. */
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
            int line = startOf(from + (to - from) / 2);
            if (compare(line, path) < 0) {
                from = after(line);
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
        for (int line = 0; line < bytes.length; line = after(line)) {
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, 2 * count);
            }
            lines[count++] = line;
        }
        return Arrays.copyOf(lines, count);
    }

    private boolean isOf(int line, String path) {
        return line < bytes.length && compare(line, path) == 0;
    }

    /** Like {@link String#compareTo}, without making a text of a plain path. */
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
            return reader.read(bytes, line, after(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int startOf(int within) {
        int start = within;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int after(int line) {
        return after(bytes, line);
    }

    /** Where the next line starts. */
    static int after(byte[] bytes, int line) {
        int end = line;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }
}
