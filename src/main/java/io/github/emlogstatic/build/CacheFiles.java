package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cache files in {@code .emlog-static/}. They make the next build fast and may be deleted at any time.
 *
 * @param directory the directory of the configuration
 */
public record CacheFiles(Path directory) {

    /** In bytes, as most file systems allow it. */
    private static final int LONGEST_NAME = 255;

    /** The longest suffix that a file beside a manifest adds to its name, as in {@code public-1.manifest.pending}. */
    private static final int LONGEST_SUFFIX = ".pending".length();

    /** The names that {@link #of} gives. */
    private static final Pattern OWN = Pattern.compile(".*-[0-9a-f]{8}\\.[a-z-]+");

    /** The manifest of the last build of a site. Each output directory has its own. */
    public Path manifest(Path output) {
        return of("manifest", output, LONGEST_NAME - LONGEST_SUFFIX);
    }

    /** Lets the next build read the damaged files of a site, which makes them again. */
    public void noteDamage(Path output, List<Problem> damage, Instant now) throws IOException {
        Scrub scrub = Scrub.load(readAgain(output), now);
        scrub.found(damage.stream().map(Problem::where).toList());
        scrub.save();
    }

    /** The hashes of the files of a site. */
    public Path hashes(Path output) {
        return of("hashes", output);
    }

    /** Which files of a site the next build reads. */
    Path readAgain(Path output) {
        return of("read-again", output);
    }

    /**
     * Gives cache files of earlier versions the mode that the umask gives to new ones: others may verify the site. Other
     * files in the directory stay as they are, because the owner may keep a session there.
     */
    void makeReadable() throws IOException {
        Folder caches = new Folder(Directories.ownFolder(directory));
        if (!Files.isDirectory(caches.root())) {
            return;
        }
        try (Stream<Path> files = Files.list(caches.root())) {
            Stream<Path> own = files.filter(
                    file -> OWN.matcher(String.valueOf(file.getFileName())).matches());
            ReadPermissions.widen(caches, ReadPermissions.narrow(caches, own));
        }
    }

    /** What lists need of the articles of an archive. */
    Path articles(Path archive) {
        return of("articles", archive);
    }

    /** The copy of the file names of an archive. */
    Path names(Path archive) {
        return of("names", archive);
    }

    Path formulas(Path archive) {
        return of("formulas", archive);
    }

    /** What was indexed for the search of an archive. */
    Path search(Path archive) {
        return of("search", archive);
    }

    /** The folder with the smaller versions of the pictures of an archive. */
    Path pictures(Path archive) {
        return of("pictures", archive);
    }

    /** The cache file of one kind for one directory. */
    private Path of(String what, Path about) {
        return of(what, about, LONGEST_NAME);
    }

    private Path of(String what, Path about, int longest) {
        Path here = directory.toAbsolutePath().normalize();
        Path there = about.toAbsolutePath().normalize();
        boolean otherDrive = !there.getRoot().equals(here.getRoot()); // as on Windows
        String relative =
                (otherDrive ? there : here.relativize(there)).toString().replace('\\', '/');
        String readable = relative.replaceAll("[^\\p{Alnum}]+", "-");
        String unique = Hash.fingerprint(relative).substring(0, 8);
        String end = "-" + unique + "." + what;
        int tooMany = Math.max(0, readable.length() + end.length() - longest);
        return Directories.ownFolder(here).resolve(readable.substring(tooMany) + end);
    }
}
