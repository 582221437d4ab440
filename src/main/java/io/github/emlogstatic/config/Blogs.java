package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The blogs that {@code mirror} mirrors, and how.
 *
 * @param mirror when it runs, and where it writes about its runs
 * @param directory the directory of the file
 * @param file the name of the file, unless it is the usual one
 * @param names the names of all blogs of the file, in its order
 * @param entries the blogs to mirror, in the order of the file
 * @param notes lines to show to the user
 */
public record Blogs(
        MirrorConfig mirror,
        Path directory,
        Optional<String> file,
        List<String> names,
        List<Entry> entries,
        List<String> notes) {

    /** The name of a blog that a file describes alone. */
    static final String ALONE = "blog";

    public Blogs {
        names = List.copyOf(names);
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /** A file in which a run notes something for the next one. Each of several configurations in a directory has its own. */
    public Path note(String name) {
        return Directories.ownFolder(directory)
                .resolve(file.map(other -> name + "." + other).orElse(name) + ".json");
    }

    /**
     * One of the blogs.
     *
     * @param name its key below {@code blogs}, or {@link #ALONE}
     * @param onProblem whom to tell, even of a mistake in what the file says about this blog
     */
    public record Entry(String name, OnProblemConfig onProblem, ConfigReader reader) {

        /** @throws ConfigException for a mistake in what the file says about this blog */
        public Config config() throws ConfigException {
            return reader.config();
        }
    }

    /** Reads the configuration of one blog. */
    @FunctionalInterface
    public interface ConfigReader {
        Config config() throws ConfigException;
    }
}
