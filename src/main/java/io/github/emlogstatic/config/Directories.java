package io.github.emlogstatic.config;

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
        if (config.directory().startsWith(output)) {
            throw new ConfigException("output (" + output + ") is or holds the project's own directory; "
                    + "give the site a directory of its own, as in public");
        }
        if (config.archive().startsWith(output) || output.startsWith(config.archive())) {
            throw new ConfigException("output (" + output + ") and archive (" + config.archive()
                    + ") hold one another; give each a directory of its own");
        }
        Optional<Path> source = config.blog().directory();
        if (source.isPresent() && (source.get().startsWith(output) || output.startsWith(source.get()))) {
            throw new ConfigException("output (" + output + ") and the blog's directory (" + source.get()
                    + ") hold one another; give the site a directory of its own");
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

    /** Nothing is crawled then: the site is that of the archive, and the blog's directory may be the same. */
    private static void offline(Path source, Path archive) throws ConfigException {
        if (!Files.exists(archive.resolve("blog.json"))) {
            throw new ConfigException(
                    archive + " holds no blog yet; to render " + source + ", say build --offline --archive " + source);
        }
    }
}
