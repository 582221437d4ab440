package io.github.emlogstatic.picture;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SmallerPicture;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;

/**
 * The smaller versions of a blog's pictures, in a folder. Each is made once, and found by the hash of its picture. The
 * folder may be deleted at any time. Safe for several threads.
 *
 * <p>The file {@code index} has a line for each picture: its hash, then {@code WIDTHxHEIGHT,BYTES,SHA256,ENDING} of each
 * version, a full stop, and the checksum of all before it, which earlier versions of this program did not write. A line is
 * appended when its files are complete; it replaces earlier ones of its picture. In place of versions there may be {@code
 * none}, or, if the picture was too large for the memory, {@code whole} or {@code parts}: how its decoder reads it. It is
 * tried again when it is not too large any more. Earlier versions of this program wrote nothing in both cases, so such a
 * picture is tried again.
 */
public final class SmallerPictures {

    /** Other settings of the encoder need another number, so that all pictures are made again. */
    private static final String VERSION = "2";

    private static final Pattern LINE = Pattern.compile(
            "([0-9a-f]{64}(?: (?:none|whole|parts)|(?: \\d{1,9}x\\d{1,9},\\d{1,18},[0-9a-f]{64},(?:jpg|png))+) \\.)"
                    + "([0-9a-f]{16})?");

    private static final String NONE = "none";
    private static final String WHOLE = "whole";
    private static final String PARTS = "parts";

    private static final List<Integer> WIDTHS = List.of(320, 640, 1280);
    private static final int WIDEST = 1280;

    /** Larger files are left alone. */
    private static final long LARGEST = 40L << 20;

    /** A version must save this share of the picture's bytes. */
    private static final double WORTH = 0.9;

    private final Path folder;
    private final Map<String, List<Made>> made = new ConcurrentHashMap<>();

    /** How the decoders of pictures that were too large for the memory read these, by hash. */
    private final Map<String, String> tooLarge = new ConcurrentHashMap<>();

    private final int most;
    private final Semaphore megabytes;

    private record Made(int width, int height, long bytes, String sha256, String ending) {

        String name(String picture) {
            return picture + "-" + width + "." + ending;
        }

        @Override
        public String toString() {
            return width + "x" + height + "," + bytes + "," + sha256 + "," + ending;
        }

        static Made parse(String text) {
            String[] parts = text.split("[x,]");
            return new Made(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    parts[3],
                    parts[4]);
        }
    }

    /** @param most how many megabytes pictures may take together */
    private SmallerPictures(Path folder, int most) {
        this.folder = folder;
        this.most = most;
        this.megabytes = new Semaphore(most, true);
    }

    /** No smaller versions. */
    public static SmallerPictures none() {
        return new SmallerPictures(Path.of(""), PictureMemory.MEGABYTES);
    }

    /** @param folder need not exist */
    public static SmallerPictures in(Path folder) throws IOException {
        return in(folder, PictureMemory.MEGABYTES);
    }

    static SmallerPictures in(Path folder, int most) throws IOException {
        SmallerPictures pictures = new SmallerPictures(folder.resolve(VERSION), most);
        Path index = pictures.index();
        if (Files.exists(index)) {
            String text = new String(Files.readAllBytes(index), StandardCharsets.UTF_8); // it may be damaged
            text.lines().forEach(pictures::read);
            if (!text.endsWith("\n")) {
                pictures.writeIndex(); // The next line must not join the one that a kill has cut.
            }
        }
        return pictures;
    }

    private Path index() {
        return folder.resolve("index");
    }

    /** A line that a kill has cut is ignored, and a damaged one. */
    private void read(String line) {
        String[] words = line.split(" ");
        Matcher parts = LINE.matcher(line);
        if (parts.matches() && (parts.group(2) == null || parts.group(2).equals(Checksum.of(parts.group(1))))) {
            List<String> noted = List.of(words).subList(1, words.length - 1);
            switch (noted.get(0)) {
                case WHOLE, PARTS -> isTooLarge(words[0], noted.get(0));
                case NONE -> has(words[0], List.of());
                default -> has(words[0], noted.stream().map(Made::parse).toList());
            }
        }
    }

    private void isTooLarge(String picture, String reading) {
        made.remove(picture);
        tooLarge.put(picture, reading);
    }

    private void has(String picture, List<Made> versions) {
        tooLarge.remove(picture);
        made.put(picture, versions);
    }

    /** The smaller versions of a picture, narrowest first. */
    public List<SmallerPicture> of(String sha256) {
        return made.getOrDefault(sha256, List.of()).stream()
                .map(one -> new SmallerPicture(place(sha256, one), one.width, one.height, one.bytes, one.sha256))
                .toList();
    }

    private static String place(String picture, Made one) {
        return "content/smaller/" + picture.substring(0, 2) + "/" + one.name(picture.substring(2, 18));
    }

    /**
     * Copies a smaller version. Makes it again if its file is damaged.
     *
     * @param source returns the bytes of an upload
     * @throws DamagedException if the version that was made is another one than was noted; then that is noted now
     */
    public String copyTo(Media picture, SmallerPicture smaller, IOFunction<String, byte[]> source, Path target)
            throws IOException {
        Path file = folder.resolve(picture.sha256() + "-" + smaller.width() + ending(smaller.path()));
        Optional<String> checksum = copied(file, target, smaller.sha256());
        if (checksum.isPresent()) {
            return checksum.get();
        }
        Optional<List<Made>> versions = make(picture, source);
        Optional<String> again = copied(file, target, smaller.sha256());
        if (again.isEmpty()) {
            note(picture, versions);
            throw new DamagedException(index() + ": noted another version of " + picture.path() + "; build again");
        }
        return again.get();
    }

    private static Optional<String> copied(Path file, Path target, String sha256) throws IOException {
        return Files.exists(file) ? AtomicFile.copy(file, target, sha256) : Optional.empty();
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.'));
    }

    /**
     * Makes what is missing, in parallel, and forgets pictures that are gone.
     *
     * @param source returns the bytes of an upload
     */
    public void make(Collection<Media> uploads, IOFunction<String, byte[]> source, Progress progress)
            throws IOException {
        forget(uploads.stream().map(Media::sha256).collect(Collectors.toSet()));
        Map<String, Media> missing = new ConcurrentHashMap<>();
        uploads.stream()
                .filter(media -> media.width() > WIDTHS.get(0) && media.bytes() <= LARGEST)
                .filter(media -> !made.containsKey(media.sha256()) && !isTooLarge(media))
                .forEach(media -> missing.put(media.sha256(), media));
        if (missing.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        progress.start("pictures", missing.size());
        try {
            AllThreads.forEach(missing.values(), media -> {
                makeAndNote(media, source);
                progress.advance();
            });
        } finally {
            progress.finish();
        }
    }

    private void makeAndNote(Media media, IOFunction<String, byte[]> source) throws IOException {
        try {
            note(media, make(media, source));
        } catch (DamagedException | StrayPathException e) {
            return; // The archive reports it.
        } catch (OutOfMemoryError e) {
            return; // Nothing is noted, so the next run tries again.
        }
    }

    private boolean isTooLarge(Media media) {
        String reading = tooLarge.get(media.sha256());
        return reading != null && needed(media, reading.equals(WHOLE)) > most;
    }

    private int needed(Media media, boolean whole) {
        return PictureMemory.of(media.width(), media.height(), whole, WIDEST, most)
                .megabytes();
    }

    /** @param versions empty if it was too large, which is noted already */
    private synchronized void note(Media picture, Optional<List<Made>> versions) throws IOException {
        if (versions.isPresent()) {
            has(picture.sha256(), versions.get());
        }
        Files.writeString(index(), line(picture.sha256()) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String line(String picture) {
        String versions = made.getOrDefault(picture, List.of()).stream()
                .map(Made::toString)
                .collect(Collectors.joining(" "));
        String noted = versions.isEmpty() ? tooLarge.getOrDefault(picture, NONE) : versions;
        String line = picture + " " + noted + " .";
        return line + Checksum.of(line);
    }

    /** Returns the versions that were made; empty if the picture is too large for the memory. */
    private Optional<List<Made>> make(Media media, IOFunction<String, byte[]> source) throws IOException {
        byte[] file = source.apply(media.path());
        boolean whole = Picture.isReadWhole(file);
        int needed = needed(media, whole);
        if (needed > most) {
            isTooLarge(media.sha256(), whole ? WHOLE : PARTS);
            return Optional.empty();
        }
        megabytes.acquireUninterruptibly(needed);
        try {
            List<Made> versions = new ArrayList<>();
            for (Scaling scaling : scalings(file)) {
                if (scaling.bytes().length < media.bytes() * WORTH) {
                    Made one = new Made(
                            scaling.width(),
                            scaling.height(),
                            scaling.bytes().length,
                            Hash.of(scaling.bytes()),
                            scaling.ending());
                    AtomicFile.write(folder.resolve(one.name(media.sha256())), scaling.bytes());
                    versions.add(one);
                }
            }
            return Optional.of(versions);
        } finally {
            megabytes.release(needed);
        }
    }

    /** Damaged pictures, and those of kinds that Java does not decode, have none. */
    private static List<Scaling> scalings(byte[] file) {
        try {
            Optional<Picture> picture = Picture.decode(file, WIDEST);
            return picture.isPresent() ? Scaling.of(picture.get(), WIDTHS) : List.of();
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof OutOfMemoryError shortage) {
                throw shortage; // Java's decoders wrap it.
            }
            return List.of();
        }
    }

    private void forget(Set<String> present) throws IOException {
        List<String> gone =
                known().filter(picture -> !present.contains(picture)).toList();
        if (gone.isEmpty()) {
            return;
        }
        for (String picture : gone) {
            for (Made one : made.getOrDefault(picture, List.of())) {
                Files.deleteIfExists(folder.resolve(one.name(picture)));
            }
            made.remove(picture);
            tooLarge.remove(picture);
        }
        writeIndex();
    }

    private Stream<String> known() {
        return Stream.concat(made.keySet().stream(), tooLarge.keySet().stream());
    }

    private void writeIndex() throws IOException {
        AtomicFile.writeLines(index(), known().map(this::line));
    }
}
