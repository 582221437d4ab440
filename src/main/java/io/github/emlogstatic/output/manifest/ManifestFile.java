package io.github.emlogstatic.output.manifest;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A manifest as it was read, or its start.
 *
 * @param madeOf the fingerprint of all inputs of the site
 * @param files the lines of all files
 * @param details what follows
 */
record ManifestFile(String madeOf, ManifestText files, ManifestText details) {

    /** The start of the first line. Then follow the fingerprint of the inputs and the length of all lines of files. */
    static final String VERSION = "emlog-static manifest 6 ";

    /** The start of the first line in earlier versions, whose checksums of pages are longer. */
    private static final String BEFORE = "emlog-static manifest 5 ";

    /** The start of the last line, which has the checksum of all lines before. Without it, the manifest is cut off. */
    static final char END = 'e';

    private static final Pattern FILE = Pattern.compile(".(.+)\t(\\d{1,18})\t((?:[0-9a-f]{8}){1,2})");

    private static final int FIRST_LINE = 256;

    /** The whole manifest; empty if there is none, or it is cut off or of an unknown version. */
    static Optional<ManifestFile> whole(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = FileContent.bytes(file);
        int last = Lines.start(bytes, bytes.length - 1);
        return FirstLine.of(bytes).filter(first -> isWhole(bytes, last)).map(first -> first.manifest(bytes, last));
    }

    private static boolean isWhole(byte[] bytes, int last) {
        String line = new String(bytes, last, bytes.length - last, StandardCharsets.US_ASCII);
        return line.equals(END + Checksum.of(bytes, last) + "\n");
    }

    /** The lines of files that can be read in a damaged manifest, whatever their markers. They may be wrong. */
    static List<FileLine> readableFiles(Path file) throws IOException {
        return Lines.of(file).stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(line -> new FileLine(
                        Fingerprints.unescape(line.group(1)), false, Long.parseLong(line.group(2)), line.group(3)))
                .toList();
    }

    /** The first line and the lines of files only. */
    static Optional<ManifestFile> head(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = FileContent.stream(file)) {
            byte[] start = in.readNBytes(FIRST_LINE);
            Optional<FirstLine> first = FirstLine.of(start);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            int length = (int) Math.min(first.get().length + first.get().files, Files.size(file));
            byte[] bytes = Arrays.copyOf(start, Math.max(length, start.length));
            in.readNBytes(bytes, start.length, bytes.length - start.length);
            return Optional.of(first.get().manifest(bytes, bytes.length));
        }
    }

    /**
     * @param files the length of all lines of files
     * @param length the length of this line, with its end
     */
    private record FirstLine(String madeOf, int files, int length) {

        static Optional<FirstLine> of(byte[] bytes) {
            String start = new String(bytes, 0, Math.min(FIRST_LINE, bytes.length), StandardCharsets.UTF_8);
            int end = start.indexOf('\n');
            int space = end < 0 ? -1 : start.lastIndexOf(' ', end);
            if (!start.startsWith(VERSION) && !start.startsWith(BEFORE) || space < VERSION.length()) {
                return Optional.empty();
            }
            String madeOf = start.substring(VERSION.length(), space);
            String files = start.substring(space + 1, end);
            return files.matches("[0-9]{1,9}")
                    ? Optional.of(new FirstLine(madeOf, Integer.parseInt(files), end + 1))
                    : Optional.empty();
        }

        ManifestFile manifest(byte[] bytes, int end) {
            return new ManifestFile(
                    madeOf,
                    new ManifestText(bytes, length, length + files),
                    new ManifestText(bytes, length + files, end));
        }
    }
}
