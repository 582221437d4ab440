package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.render.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The inputs of an offline build: the archive and the theme. */
public final class BuildInputs {

    private BuildInputs() {}

    /** The files and folders whose change affects the site. They need not exist. */
    public static List<Path> of(Config config) {
        List<Path> sources = new ArrayList<>(Theme.sources(
                config.theme().name(), config.directory(), config.theme().options()));
        sources.add(config.archive().resolve(Index.PUBLIC_FILE)); // written last in every change of the archive
        return sources;
    }

    /** Whether there is an archive, and the output directory does not exist or was built from this project, if not to the end. */
    public static boolean canBuild(Config config) {
        return Archive.isIn(config.archive()) && (Manifest.isThere(manifest(config)) || !Files.exists(config.output()));
    }

    /** A file that every build of the site writes if it changes anything, whether in this process or in another one. */
    public static Path manifest(Config config) {
        return new CacheFiles(config.directory()).manifest(config.output());
    }
}
