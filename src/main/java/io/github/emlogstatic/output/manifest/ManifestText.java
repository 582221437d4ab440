package io.github.emlogstatic.output.manifest;

import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Reads the lines of a manifest from the front. Fails with {@link IndexOutOfBoundsException} if they are cut off
 * or damaged in a way that shows.
 */
final class ManifestText {

    /** The start of a line with the fingerprint of all values of a kind. */
    static final char KIND = 'K';

    /** The start of the line before the files of a group. */
    static final char GROUP = 'G';

    /** The start of the line of a file that the last build made. */
    private static final char FRESH = 'N';

    /** The start of the line of a file that the last build kept. */
    private static final char KEPT = 'F';

    /** The start of the line before the inputs and reads of a file. */
    static final char FILE = 'f';

    /** The start of the line of an input of a file. */
    static final char INPUT = 'i';

    /** The start of the line of a value that a file has read. */
    static final char READ = 'r';

    /** Stands for the checksum of a file that a dry run has not made. */
    private static final String NO_CHECKSUM = "-";

    /** The number of fields that follow the name in the line of a group. */
    private static final int GROUP_FIELDS = 5;

    private final byte[] bytes;
    private final int end;
    private int at;

    ManifestText(byte[] bytes, int from, int to) {
        if (from > to || to > bytes.length) {
            throw new IndexOutOfBoundsException(to);
        }
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    static ManifestText of(byte[] bytes) {
        return new ManifestText(bytes, 0, bytes.length);
    }

    /** The same text, to be read independently. */
    ManifestText copy() {
        return new ManifestText(bytes, at, end);
    }

    /** Takes the next bytes away. */
    private ManifestText next(int length) {
        ManifestText next = new ManifestText(bytes, at, at + length);
        at += length;
        return next;
    }

    int length() {
        return end - at;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, at, end - at);
    }

    /** The lines of files; the others are passed over. */
    List<FileLine> files() {
        int[] starts = new int[16];
        int count = 0;
        for (int line = at, next; line < end; line = next) {
            next = Lines.next(bytes, line);
            if (!isFile(line)) {
                continue;
            }
            if (tabBefore(tabBefore(next)) <= line || bytes[next - 1] != '\n') {
                throw new IndexOutOfBoundsException(line);
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = line;
        }
        return new FileLines(Arrays.copyOf(starts, count));
    }

    /** Parses each line when it is asked for: a hundred thousand of them would be most of what a quiet night keeps in memory. */
    private final class FileLines extends AbstractList<FileLine> implements RandomAccess {

        private final int[] starts;

        FileLines(int[] starts) {
            this.starts = starts;
        }

        @Override
        public FileLine get(int index) {
            return file(starts[index], Lines.next(bytes, starts[index]));
        }

        @Override
        public int size() {
            return starts.length;
        }
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (int line = at; line < end; line = Lines.next(bytes, line)) {
            if (isFile(line)) {
                int tab = tabBefore(tabBefore(Lines.next(bytes, line)));
                paths.add(Fingerprints.unescape(text(line + 1, tab)));
            }
        }
        return paths;
    }

    /** Whether a line is that of a file. Fails if no version writes such a line: it is damaged. */
    private boolean isFile(int line) {
        return switch (bytes[line]) {
            case KEPT, FRESH -> true;
            case KIND, GROUP -> false;
            default -> throw new IndexOutOfBoundsException(line);
        };
    }

    private int tabBefore(int place) {
        int tab = place - 1;
        while (bytes[tab] != '\t') {
            tab--;
        }
        return tab;
    }

    private FileLine file(int line, int end) {
        int tab = tabBefore(end);
        String checksum = checksum(tab + 1, end - 1);
        long length = 0;
        for (long unit = 1; bytes[--tab] != '\t'; unit *= 10) {
            length += unit * (bytes[tab] - '0');
        }
        return new FileLine(Fingerprints.unescape(text(line + 1, tab)), bytes[line] == FRESH, length, checksum);
    }

    /** Marks all files as kept: this build has made none of them. */
    void keepAll() {
        for (int line = at; line < end; line = Lines.next(bytes, line)) {
            if (isFile(line)) {
                bytes[line] = KEPT;
            }
        }
    }

    /** Reads the lines about kinds of values, which come first. */
    Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        while (isAt(KIND)) {
            String[] fields = line().split("\t");
            kinds.put(fields[0], fields.length > 1 ? fields[1] : "");
        }
        return kinds;
    }

    /**
     * Reads the groups.
     *
     * @param details of their files, in the same order
     */
    List<ManifestGroup> groups(ManifestText details) {
        List<ManifestGroup> groups = new ArrayList<>();
        while (isAt(GROUP)) {
            String line = line();
            int[] tabs = new int[GROUP_FIELDS];
            for (int i = GROUP_FIELDS - 1, from = line.length(); i >= 0; i--) {
                tabs[i] = line.lastIndexOf('\t', from - 1);
                from = tabs[i];
            }
            int lines = number(line, tabs[3], tabs[4]);
            groups.add(new ManifestGroup(
                    Fingerprints.unescape(line.substring(0, tabs[0])),
                    line.substring(tabs[0] + 1, tabs[1]),
                    line.substring(tabs[1] + 1, tabs[2]),
                    number(line, tabs[2], tabs[3]),
                    next(lines),
                    details.next(number(line, tabs[4], line.length()))));
        }
        return groups;
    }

    private static int number(String line, int tab, int end) {
        return Integer.parseInt(line, tab + 1, end, 10);
    }

    /** The line before the files of a group. */
    static String line(ManifestGroup group) {
        return GROUP + Fingerprints.escape(group.name()) + "\t" + group.fingerprint() + "\t" + group.names() + "\t"
                + group.size() + "\t" + group.lines().length() + "\t"
                + group.details().length() + "\n";
    }

    /** Reads a line, without its first character. */
    private String line() {
        int from = at + 1;
        at = Lines.next(bytes, at);
        return text(from, at - 1);
    }

    /** Earlier versions wrote more dashes. */
    private String checksum(int from, int end) {
        return bytes[from] == '-' ? "" : text(from, end);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static String line(ManifestEntry file) {
        String path = Fingerprints.escape(file.path());
        String checksum = file.made().checksum();
        return (file.fresh() ? FRESH : KEPT) + path + "\t" + file.made().bytes() + "\t"
                + (checksum.isEmpty() ? NO_CHECKSUM : checksum) + "\n";
    }

    /** Reads the inputs and reads of the next file. */
    MadeFile made(FileLine line) {
        at = Lines.next(bytes, at);
        return new MadeFile(line.bytes(), line.checksum(), fingerprints(INPUT), fingerprints(READ));
    }

    private Fingerprints fingerprints(char kind) {
        int from = at;
        while (isAt(kind)) {
            at = Lines.next(bytes, at);
        }
        return new Fingerprints(bytes, from, at);
    }

    /** Whether all reads of some kinds pass a test. The others are not parsed. */
    boolean allReads(Collection<String> kinds, BiPredicate<String, String> test) {
        List<byte[]> starts = kinds.stream()
                .map(kind -> (READ + kind + (kind.endsWith(":") ? "" : "\t")).getBytes(StandardCharsets.UTF_8))
                .toList();
        for (; at < end; at = Lines.next(bytes, at)) {
            if (bytes[at] == READ && isAtAny(starts) && !passes(test)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAtAny(List<byte[]> starts) {
        for (byte[] start : starts) {
            if (at + start.length <= end && Arrays.equals(bytes, at, at + start.length, start, 0, start.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean passes(BiPredicate<String, String> test) {
        String line = text(at + 1, Lines.next(bytes, at) - 1);
        int tab = line.lastIndexOf('\t');
        return test.test(Fingerprints.unescape(line.substring(0, tab)), line.substring(tab + 1));
    }

    private boolean isAt(char kind) {
        return at < end && bytes[at] == kind;
    }
}
