package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Folder;
import java.io.IOException;
import java.nio.file.Path;

/** Lets a benchmark load a manifest, which only this package knows. */
public final class ManifestLoad {

    private ManifestLoad() {}

    /** Loads it, and returns the number of its files. */
    public static int files(Path manifest, Path output) throws IOException {
        return Manifest.load(manifest, new Folder(output)).groups().stream()
                .mapToInt(group -> group.files().size())
                .sum();
    }
}
