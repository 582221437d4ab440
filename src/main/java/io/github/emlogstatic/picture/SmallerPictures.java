package io.github.emlogstatic.picture;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SmallerPicture;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.picture.PictureIndex.Noted;
import io.github.emlogstatic.picture.PictureIndex.Version;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;

/**
 * The smaller versions of a blog's pictures, in a folder. Each is made once, and found by the hash of its picture. The
 * folder may be deleted at any time. Safe for several threads.
 */
public final class SmallerPictures {

    /**
     * The version of the encoder's settings. A change of these needs another number, so that all pictures are made
     * again.
     */
    private static final String VERSION = "2";

    private static final List<Integer> WIDTHS = List.of(320, 640, 1280);
    private static final int WIDEST = WIDTHS.get(WIDTHS.size() - 1);

    /** Larger files are left alone. */
    private static final long LARGEST = 40L << 20;

    /** A version must save this share of the picture's bytes. */
    private static final double WORTH = 0.9;

    /** The files of versions, and the temporary ones of a killed run. Some disks keep folders of their own beside pictures. */
    private static final Pattern OWN = Pattern.compile("\\.?[0-9a-f]{64}-\\d+\\.(?:jpg|png)(?:\\.tmp)?");

    private final Path folder;
    private final PictureIndex index;
    private final int most;
    private final Semaphore megabytes;
    /** By the hash of a picture: several of its versions may be missing, and all are made together. */
    private final Map<String, Object> remade = new ConcurrentHashMap<>();

    /** @param most how many megabytes pictures may take together */
    private SmallerPictures(Path folder, PictureIndex index, int most) {
        this.folder = folder;
        this.index = index;
        this.most = most;
        this.megabytes = new Semaphore(most, true);
    }

    public static SmallerPictures none() {
        return new SmallerPictures(Path.of(""), PictureIndex.none(), PictureMemory.MEGABYTES);
    }

    /** @param folder need not exist */
    public static SmallerPictures in(Path folder) throws IOException {
        return in(folder, PictureMemory.MEGABYTES);
    }

    static SmallerPictures in(Path folder, int most) throws IOException {
        Path own = folder.resolve(VERSION);
        return new SmallerPictures(own, PictureIndex.load(own.resolve("index")), most);
    }

    /** The smaller versions of a picture, narrowest first. */
    public List<SmallerPicture> of(String sha256) {
        return index.versions(sha256).stream()
                .map(one -> new SmallerPicture(place(sha256, one), one.width(), one.sha256()))
                .toList();
    }

    private static String place(String picture, Version one) {
        return "content/smaller/" + picture.substring(0, 2) + "/" + one.name(picture.substring(2, 18));
    }

    /**
     * Copies a smaller version. Makes it again if its file is not there or is damaged; another version of Java may then
     * give it other bytes, which are noted.
     *
     * @param source returns the bytes of an upload
     * @throws DamagedException if the picture no longer has a version of that path
     */
    public String copyTo(Media picture, SmallerPicture smaller, IOFunction<String, byte[]> source, Path target)
            throws IOException {
        Path file = folder.resolve(picture.sha256() + "-" + smaller.width() + ending(smaller.path()));
        Optional<String> checksum = copied(file, target, smaller.sha256());
        if (checksum.isPresent()) {
            return checksum.get();
        }
        synchronized (remade.computeIfAbsent(picture.sha256(), any -> new Object())) {
            checksum = copied(file, target, smaller.sha256());
            if (checksum.isPresent()) {
                return checksum.get();
            }
            index.note(picture.sha256(), make(picture, source));
        }
        for (Version one : index.versions(picture.sha256())) {
            if (place(picture.sha256(), one).equals(smaller.path())) {
                return copied(file, target, one.sha256()).orElseThrow();
            }
        }
        throw new DamagedException(index.file() + ": noted another version of " + picture.path() + "; build again");
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
                .filter(this::isToBeMade)
                .forEach(media -> missing.put(media.sha256(), media));
        if (missing.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        try (Progress.Step making = progress.step("pictures", missing.size())) {
            AllThreads.forEach(missing.values(), media -> {
                makeAndNote(media, source);
                progress.advance();
            });
        }
    }

    private void makeAndNote(Media media, IOFunction<String, byte[]> source) throws IOException {
        try {
            index.note(media.sha256(), make(media, source));
        } catch (DamagedException | StrayPathException e) {
            return; // The archive reports it.
        } catch (OutOfMemoryError e) {
            return; // Nothing is noted, so the next run tries again.
        }
    }

    /** A picture that was too large for the memory is tried again when it is not any more. */
    private boolean isToBeMade(Media media) {
        Optional<Noted> noted = index.of(media.sha256());
        return noted.isEmpty()
                || noted.get().tooLarge() && needed(media, noted.get().whole()) <= most;
    }

    private int needed(Media media, boolean whole) {
        return PictureMemory.of(media.width(), media.height(), whole, WIDEST, most)
                .megabytes();
    }

    private Noted make(Media media, IOFunction<String, byte[]> source) throws IOException {
        byte[] file = source.apply(media.path());
        boolean whole = Picture.isReadWhole(file);
        int needed = needed(media, whole);
        if (needed > most) {
            return Noted.tooLarge(whole);
        }
        megabytes.acquireUninterruptibly(needed);
        try {
            List<Version> versions = new ArrayList<>();
            for (Scaling scaling : scalings(file)) {
                if (scaling.bytes().length < media.bytes() * WORTH) {
                    Version one = new Version(
                            scaling.width(),
                            scaling.height(),
                            scaling.bytes().length,
                            Hash.of(scaling.bytes()),
                            scaling.ending());
                    AtomicFile.write(folder.resolve(one.name(media.sha256())), scaling.bytes());
                    versions.add(one);
                }
            }
            return Noted.made(versions);
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

    /**
     * Removes the versions that a finished site does not show, and those of which nothing is noted. What is noted stays: when
     * a page shows a version, {@link #copyTo} makes it again.
     *
     * @param paths of all files of the site; asked for only if there are versions
     */
    public void keepOnly(Supplier<Set<String>> paths) throws IOException {
        if (index.pictures().findAny().isEmpty()) {
            return;
        }
        Set<String> shown = paths.get();
        Set<String> kept = new HashSet<>();
        index.pictures()
                .forEach(picture -> index.versions(picture).stream()
                        .filter(one -> shown.contains(place(picture, one)))
                        .forEach(one -> kept.add(one.name(picture))));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (OWN.matcher(name).matches() && !kept.contains(name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void forget(Set<String> present) throws IOException {
        List<String> gone =
                index.pictures().filter(picture -> !present.contains(picture)).toList();
        if (gone.isEmpty()) {
            return;
        }
        for (String picture : gone) {
            for (Version one : index.versions(picture)) {
                Files.deleteIfExists(folder.resolve(one.name(picture)));
            }
        }
        index.forget(gone);
    }
}
