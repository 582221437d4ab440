package io.github.emlogstatic.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the directories of a run apart: the site's is swept by {@code --clean} and published, so nothing else may be in
 * it, and it may not be in the archive.
 */
final class Directories {

    private Directories() {}

    static void check(Config config) throws ConfigException {
        Path output = config.output();
        if (real(config.directory()).startsWith(real(output))) {
            throw new ConfigException("output (" + output + ") is or holds the project's own directory; "
                    + "give the site a directory of its own, as in public");
        }
        if (holdOneAnother(output, config.archive())) {
            throw new ConfigException("output (" + output + ") and archive (" + config.archive()
                    + ") hold one another; give each a directory of its own");
        }
        Optional<Path> source = config.blog().directory();
        if (source.isPresent()) {
            check(output, "blog's directory", source.get());
        }
        if (source.isPresent() && config.run().offline()) {
            offline(source.get(), config.archive());
            return;
        }
        if (source.isPresent() && source.get().equals(config.archive())) {
            throw new ConfigException("blog.url and archive are the same directory (" + source.get()
                    + "); to render it, say build --offline, else name another archive");
        }
    }

    /**
     * The site's directory may not be in a folder that the site is made of, nor the other way round.
     *
     * @param what the folder is, in a word
     */
    static void check(Path output, String what, Path folder) throws ConfigException {
        if (holdOneAnother(output, folder)) {
            throw new ConfigException("output (" + output + ") and the " + what + " (" + folder
                    + ") hold one another; give the site a directory of its own");
        }
    }

    private static boolean holdOneAnother(Path one, Path other) {
        return real(one).startsWith(real(other)) || real(other).startsWith(real(one));
    }

    /** Where the path leads once its symbolic links are followed; its end need not be there yet. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(absolute));
            } catch (IOException e) {
                // Not there yet, or not to be looked at: its parent is the next to ask.
            }
        }
        return absolute;
    }

    /** Nothing is crawled then: the site is that of the archive, and the blog's directory may be the same. */
    private static void offline(Path source, Path archive) throws ConfigException {
        if (!Files.exists(archive.resolve("blog.json"))) {
            throw new ConfigException(
                    archive + " holds no blog yet; to render " + source + ", say build --offline --archive " + source);
        }
    }
}
