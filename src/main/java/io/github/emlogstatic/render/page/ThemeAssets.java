package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeFile;
import io.github.emlogstatic.render.view.Rendering;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The theme's own files: style, script, icons. What others made lies in {@code vendor/NAME/}, weighs a hundred times as
 * much, and is in the site only where some page asks for it.
 */
public final class ThemeAssets implements PageKind {

    private final Rendering rendering;

    public ThemeAssets(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        rendering.theme.files().forEach((name, file) -> {
            if (name.startsWith(Theme.ASSETS) && !name.startsWith(Theme.ASSETS + Theme.VENDOR)) {
                files.accept(planned(name, file));
            }
        });
    }

    /** The files of others, where a page has read their folder. */
    public List<PlannedFile> vendored(Set<String> reads) {
        return rendering.theme.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith(Theme.ASSETS + Theme.VENDOR))
                .filter(file -> reads.contains(
                        Theme.VENDOR_READ + Theme.vendorFolder(file.getKey().substring(Theme.ASSETS.length()))))
                .map(file -> planned(file.getKey(), file.getValue()))
                .toList();
    }

    private PlannedFile planned(String name, ThemeFile file) {
        return new PlannedFile(
                rendering.paths.generated("assets") + "/" + name.substring(Theme.ASSETS.length()),
                Inputs.of("theme", file.fingerprint()),
                reads -> file.bytes());
    }
}
