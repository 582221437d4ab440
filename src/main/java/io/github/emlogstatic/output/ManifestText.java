package io.github.emlogstatic.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the bytes of a manifest from the front. Fails with {@link IndexOutOfBoundsException} if they are cut off. */
final class ManifestText {

    /** The start of the first line. Then follow the fingerprint of the inputs and the length of all lines of files. */
    static final String VERSION = "emlog-static manifest 4 ";

    /** The start of a manifest without checksums, which earlier versions wrote. */
    private static final String WITHOUT_CHECKSUMS = "emlog-static manifest 3 ";

    /** The last line. Without it, the manifest is cut off. */
    static final char END = 'e';

    /** The start of the line of a file that the last build made. */
    private static final char FRESH = 'N';

    /** The start of the line of a file that the last build kept. */
    private static final char KEPT = 'F';

    private static final int CHECKSUM = 16;

    /** Stands for a checksum that an earlier version did not note. */
    private static final String NO_CHECKSUM = "-".repeat(CHECKSUM);

    private static final int FIRST_LINE = 256;

    private final byte[] bytes;
    private final FirstLine first;
    private int at;

    private ManifestText(byte[] bytes, FirstLine first) {
        this.bytes = bytes;
        this.first = first;
        this.at = first.length;
    }

    /** The whole manifest; empty if there is none, or it is cut off or of an unknown version. */
    static Optional<ManifestText> whole(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        return FirstLine.of(bytes).filter(first -> isWhole(bytes)).map(first -> new ManifestText(bytes, first));
    }

    private static boolean isWhole(byte[] bytes) {
        int length = bytes.length;
        return bytes[length - 3] == '\n' && bytes[length - 2] == END && bytes[length - 1] == '\n';
    }

    /** The first line and the lines of files only. */
    static Optional<ManifestText> head(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FIRST_LINE);
            Optional<FirstLine> first = FirstLine.of(start);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            int length = (int) Math.min(first.get().length + first.get().files, Files.size(file));
            byte[] bytes = Arrays.copyOf(start, Math.max(length, start.length));
            in.readNBytes(bytes, start.length, bytes.length - start.length);
            return Optional.of(new ManifestText(bytes, first.get()));
        }
    }

    /**
     * @param checksums whether the lines of files have checksums
     * @param files the length of all lines of files
     * @param length the length of this line, with its end
     */
    private record FirstLine(String madeOf, boolean checksums, int files, int length) {

        static Optional<FirstLine> of(byte[] bytes) {
            String start = new String(bytes, 0, Math.min(FIRST_LINE, bytes.length), StandardCharsets.UTF_8);
            int end = start.indexOf('\n');
            int space = end < 0 ? -1 : start.lastIndexOf(' ', end);
            boolean checksums = start.startsWith(VERSION);
            boolean known = checksums || start.startsWith(WITHOUT_CHECKSUMS);
            if (!known || space < VERSION.length()) {
                return Optional.empty();
            }
            String madeOf = start.substring(VERSION.length(), space);
            String files = start.substring(space + 1, end);
            return files.matches("[0-9]{1,9}")
                    ? Optional.of(new FirstLine(madeOf, checksums, Integer.parseInt(files), end + 1))
                    : Optional.empty();
        }
    }

    /** The fingerprint of all inputs of the site. */
    String madeOf() {
        return first.madeOf;
    }

    /**
     * A file of the last build.
     *
     * @param fresh whether the last build made it
     * @param checksum the checksum of its bytes; empty if it is unknown
     */
    record FileLine(String path, boolean fresh, long bytes, String checksum) {}

    /** Reads the lines of files. */
    List<FileLine> files() {
        List<FileLine> files = new ArrayList<>();
        while (isAt(KEPT) || isAt(FRESH)) {
            int end = endOfLine();
            String checksum = checksum(end - 1);
            int tab = first.checksums ? end - 2 - CHECKSUM : end - 1;
            long length = 0;
            for (long unit = 1; bytes[--tab] != '\t'; unit *= 10) {
                length += unit * (bytes[tab] - '0');
            }
            files.add(new FileLine(Fingerprints.unescape(text(at + 1, tab)), isAt(FRESH), length, checksum));
            at = end;
        }
        return files;
    }

    private String checksum(int end) {
        String checksum = first.checksums ? text(end - CHECKSUM, end) : NO_CHECKSUM;
        return checksum.equals(NO_CHECKSUM) ? "" : checksum;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static String line(SiteFile file) {
        String path = Fingerprints.escape(file.path());
        String checksum = file.now().checksum();
        return (file.isMade() ? FRESH : KEPT) + path + "\t" + file.now().bytes() + "\t"
                + (checksum.isEmpty() ? NO_CHECKSUM : checksum) + "\n";
    }

    /** Reads the inputs and reads of the next file. */
    SiteFile.Made made(FileLine line) {
        at = endOfLine();
        return new SiteFile.Made(line.bytes(), line.checksum(), fingerprints('i'), fingerprints('r'));
    }

    private Fingerprints fingerprints(char kind) {
        int from = at;
        while (isAt(kind)) {
            at = endOfLine();
        }
        return new Fingerprints(bytes, from, at);
    }

    private boolean isAt(char kind) {
        return at < bytes.length && bytes[at] == kind;
    }

    private int endOfLine() {
        int end = at;
        while (bytes[end] != '\n') {
            end++;
        }
        return end + 1;
    }
}
