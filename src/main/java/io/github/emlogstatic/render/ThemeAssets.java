package io.github.emlogstatic.render;

import io.github.emlogstatic.output.PlannedFile;
import java.util.function.Consumer;

/** The theme's own files: style, script, icons. */
final class ThemeAssets implements PageKind {

    private static final String ASSETS = "assets/";

    private final Rendering rendering;

    ThemeAssets(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        rendering.theme.files().forEach((name, file) -> {
            if (name.startsWith(ASSETS)) {
                files.accept(new PlannedFile(
                        rendering.paths.generated("assets") + "/" + name.substring(ASSETS.length()),
                        Inputs.of("theme", file.fingerprint()),
                        reads -> file.bytes()));
            }
        });
    }
}
