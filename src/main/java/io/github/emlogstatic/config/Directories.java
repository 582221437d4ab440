package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directories of a run. {@code --clean} sweeps the site's directory and {@code publish} uploads it, so it may hold
 * nothing else, and it may not be in the archive.
 *
 * @param project the configuration file's directory, or the working directory; {@code theme/} and {@code .emlog-static/}
 *     are there
 * @param archive the archive's directory
 * @param output the site's directory
 */
public record Directories(Path project, Path archive, Path output) {

    static Directories read(Settings settings, Path project) throws ConfigException {
        return new Directories(
                project,
                settings.get("archive", project.resolve("archive"), Value::directory),
                settings.get("output", project.resolve("public"), Value::directory));
    }

    /** Where the program keeps caches, notes of its runs and the repository of {@code publish}, beside the configuration. */
    public static Path ownFolder(Path project) {
        return project.resolve(".emlog-static");
    }

    /** Whether the archive, or a link on the way to it, leads out of the project: it may be on a disk that is away. */
    public boolean isArchiveElsewhere() {
        return Files.isSymbolicLink(archive) || !real(archive).startsWith(real(project));
    }

    /** @throws ConfigException if one directory is in another where that is not allowed */
    void check(Optional<Path> blog, boolean offline) throws ConfigException {
        if (real(project).startsWith(real(output))) {
            throw new ConfigException("output (" + output + ") is or holds the project's own directory; "
                    + "give the site a directory of its own, as in public");
        }
        if (holdOneAnother(output, archive)) {
            throw new ConfigException("output (" + output + ") and archive (" + archive
                    + ") hold one another; give each a directory of its own");
        }
        if (blog.isPresent()) {
            check(blog.get(), offline);
        }
    }

    private void check(Path blog, boolean offline) throws ConfigException {
        keepApart("blog's directory", blog);
        if (offline && !Files.exists(archive.resolve("blog.json"))) {
            throw new ConfigException(archive + " holds no blog yet; to render " + blog
                    + ", say build --offline --archive " + Overrides.quoted(blog.toString()));
        }
        if (!offline && blog.equals(archive)) {
            throw new ConfigException("blog.url and archive are the same directory (" + blog
                    + "); to render it, say build --offline, else name another archive");
        }
    }

    /**
     * Fails if the site's directory and an input folder hold one another.
     *
     * @param what the folder is, in a word
     */
    public void keepApart(String what, Path folder) throws ConfigException {
        if (holdOneAnother(output, folder)) {
            throw new ConfigException("output (" + output + ") and the " + what + " (" + folder
                    + ") hold one another; give the site a directory of its own");
        }
    }

    /** Fails if the site's directory holds a directory of another blog, which a sweep would empty. */
    void keepOutOfSite(Path ofAnotherBlog) throws ConfigException {
        if (real(ofAnotherBlog).startsWith(real(output))) {
            throw new ConfigException("output (" + output + ") holds a directory of another blog (" + ofAnotherBlog
                    + "); give each blog directories of its own");
        }
    }

    /**
     * Fails if a command would write into the archive that it reads.
     *
     * @param output a file or a directory, which may not exist yet
     */
    public static void keepOutOfArchive(Path output, Path archive) throws ConfigException {
        if (real(output).startsWith(real(archive))) {
            throw new ConfigException("-o " + output + " is in the archive (" + archive
                    + "), which must hold nothing else; name another place");
        }
    }

    private static boolean holdOneAnother(Path one, Path other) {
        return real(one).startsWith(real(other)) || real(other).startsWith(real(one));
    }

    /** Follows symbolic links in a path whose last parts may not exist yet. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(absolute));
            } catch (IOException e) {
                // This part does not exist or cannot be read, so its parent is tried next.
            }
        }
        return absolute;
    }
}
