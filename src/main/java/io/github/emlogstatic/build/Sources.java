package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.render.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an offline build reads: the archive and the theme. */
public final class Sources {

    private Sources() {}

    /** The files and folders whose change makes another site; they need not be there. */
    public static List<Path> of(Config config) {
        List<Path> sources = new ArrayList<>(Theme.folders(config.theme().name(), config.directory()));
        sources.add(config.archive().resolve("index.jsonl")); // written last, and with every change
        return sources;
    }

    /** Whether there is an archive, and the output is none that was made elsewhere. */
    public static boolean canBuild(Config config) {
        Path manifest = new Memory(config.directory()).manifest(config.output());
        return Files.isRegularFile(config.archive().resolve("blog.json"))
                && (Files.exists(manifest) || !Files.exists(config.output()));
    }
}
