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

/** The bytes of a manifest, read from the front; fails with {@link IndexOutOfBoundsException} where they are cut off. */
final class ManifestText {

    /** What the first line starts with; then come what the site was made of and how many bytes the files' lines have. */
    static final String VERSION = "emlog-static manifest 3 ";

    /** The last line, without which something is missing. */
    static final char END = 'e';

    private static final int FIRST_LINE = 256;

    private final byte[] bytes;
    private final String madeOf;
    private int at;

    private ManifestText(byte[] bytes, String madeOf, int at) {
        this.bytes = bytes;
        this.madeOf = madeOf;
        this.at = at;
    }

    /** The whole of it; empty where there is none, or one that is cut off or that this version does not know. */
    static Optional<ManifestText> whole(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        return FirstLine.of(bytes)
                .filter(first -> isWhole(bytes))
                .map(first -> new ManifestText(bytes, first.madeOf, first.length));
    }

    private static boolean isWhole(byte[] bytes) {
        int length = bytes.length;
        return bytes[length - 3] == '\n' && bytes[length - 2] == END && bytes[length - 1] == '\n';
    }

    /** The first line and the lines of files, and no more of it. */
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
            return Optional.of(new ManifestText(bytes, first.get().madeOf, first.get().length));
        }
    }

    /**
     * @param files how many bytes the lines of files have
     * @param length of the line with its end
     */
    private record FirstLine(String madeOf, int files, int length) {

        static Optional<FirstLine> of(byte[] bytes) {
            String start = new String(bytes, 0, Math.min(FIRST_LINE, bytes.length), StandardCharsets.UTF_8);
            int end = start.indexOf('\n');
            int space = end < 0 ? -1 : start.lastIndexOf(' ', end);
            if (!start.startsWith(VERSION) || space < VERSION.length()) {
                return Optional.empty();
            }
            String files = start.substring(space + 1, end);
            return files.matches("[0-9]{1,9}")
                    ? Optional.of(
                            new FirstLine(start.substring(VERSION.length(), space), Integer.parseInt(files), end + 1))
                    : Optional.empty();
        }
    }

    /** Fingerprint of all that the site was made of. */
    String madeOf() {
        return madeOf;
    }

    /** A file and the length that it was left with. */
    record FileLine(String path, long bytes) {}

    /** The lines of files, which come first. */
    List<FileLine> files() {
        List<FileLine> files = new ArrayList<>();
        while (isAt('F')) {
            int end = endOfLine();
            int tab = end - 1;
            long length = 0;
            for (long unit = 1; bytes[--tab] != '\t'; unit *= 10) {
                length += unit * (bytes[tab] - '0');
            }
            String path = new String(bytes, at + 1, tab - at - 1, StandardCharsets.UTF_8);
            files.add(new FileLine(Fingerprints.unescape(path), length));
            at = end;
        }
        return files;
    }

    /** What one file was made of, which stands in the order of the lines of files. */
    SiteFile.Made made(long length) {
        at = endOfLine();
        return new SiteFile.Made(length, fingerprints('i'), fingerprints('r'));
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
