package io.github.emlogstatic.picture;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes in a file which smaller versions of each picture were made. Safe for several threads.
 *
 * <p>The file has a line for each picture: its hash, then {@code WIDTHxHEIGHT,BYTES,SHA256,ENDING} of each version, a full
 * stop, and the checksum of all before it, which earlier versions of this program did not write. A line is appended when its
 * files are complete; it replaces earlier ones of its picture. In place of versions there may be {@code none}, or, if the
 * picture was too large for the memory, {@code whole} or {@code parts}: how its decoder reads it. Earlier versions of this
 * program wrote nothing in both cases.
 */
final class PictureIndex {

    private static final Pattern LINE = Pattern.compile(
            "([0-9a-f]{64}(?: (?:none|whole|parts)|(?: \\d{1,9}x\\d{1,9},\\d{1,18},[0-9a-f]{64},(?:jpg|png))+) \\.)"
                    + "([0-9a-f]{16})?");

    private static final String NONE = "none";
    private static final String WHOLE = "whole";
    private static final String PARTS = "parts";

    private final Path file;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    private PictureIndex(Path file) {
        this.file = file;
    }

    static PictureIndex none() {
        return new PictureIndex(Path.of(""));
    }

    /** @param file need not exist */
    static PictureIndex load(Path file) throws IOException {
        PictureIndex index = new PictureIndex(file);
        if (Files.exists(file)) {
            String text = new String(FileContent.bytes(file), StandardCharsets.UTF_8); // it may be damaged
            text.lines().forEach(index::read);
            if (!text.endsWith("\n")) {
                index.write(); // The next line must not join the one that a kill has cut.
            }
        }
        return index;
    }

    record Version(int width, int height, long bytes, String sha256, String ending) {

        String name(String picture) {
            return picture + "-" + width + "." + ending;
        }

        @Override
        public String toString() {
            return width + "x" + height + "," + bytes + "," + sha256 + "," + ending;
        }

        private static Version parse(String text) {
            String[] parts = text.split("[x,]");
            return new Version(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3],
                    parts[4]);
        }
    }

    /**
     * What is noted of a picture.
     *
     * @param versions narrowest first
     * @param tooLarge whether it was too large for the memory, and so has no versions
     * @param whole whether its decoder reads it whole, which tells how much memory it takes
     */
    record Noted(List<Version> versions, boolean tooLarge, boolean whole) {

        static Noted made(List<Version> versions) {
            return new Noted(List.copyOf(versions), false, false);
        }

        static Noted tooLarge(boolean whole) {
            return new Noted(List.of(), true, whole);
        }

        private static Noted parse(List<String> words) {
            return switch (words.get(0)) {
                case WHOLE -> tooLarge(true);
                case PARTS -> tooLarge(false);
                case NONE -> made(List.of());
                default -> made(words.stream().map(Version::parse).toList());
            };
        }

        @Override
        public String toString() {
            if (tooLarge) {
                return whole ? WHOLE : PARTS;
            }
            return versions.isEmpty()
                    ? NONE
                    : versions.stream().map(Version::toString).collect(Collectors.joining(" "));
        }
    }

    /** A line that a kill has cut is ignored, and a damaged one. */
    private void read(String line) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches() && (parts.group(2) == null || parts.group(2).equals(Checksum.of(parts.group(1))))) {
            List<String> words = List.of(line.split(" "));
            noted.put(words.get(0), Noted.parse(words.subList(1, words.size() - 1)));
        }
    }

    Path file() {
        return file;
    }

    /** @param picture the hash of a picture */
    Optional<Noted> of(String picture) {
        return Optional.ofNullable(noted.get(picture));
    }

    /** The smaller versions of a picture, narrowest first. */
    List<Version> versions(String picture) {
        return of(picture).map(Noted::versions).orElse(List.of());
    }

    Stream<String> pictures() {
        return noted.keySet().stream();
    }

    synchronized void note(String picture, Noted what) throws IOException {
        noted.put(picture, what);
        try {
            Files.writeString(file, line(picture, what) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private static String line(String picture, Noted what) {
        String line = picture + " " + what + " .";
        return line + Checksum.of(line);
    }

    void forget(Collection<String> pictures) throws IOException {
        noted.keySet().removeAll(pictures);
        write();
    }

    private void write() throws IOException {
        AtomicFile.writeLines(file, noted.entrySet().stream().map(one -> line(one.getKey(), one.getValue())));
    }
}
