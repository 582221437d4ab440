package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.Theme;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The theme's assets: styles, scripts, icons. Third-party assets in {@code vendor/NAME/} are a hundred times as large,
 * so the site gets them only if a page uses them.
 */
public record ThemeAssets(Theme theme, Paths paths) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        theme.assets().stream().map(this::planned).forEach(files);
    }

    /** The third-party assets that at least one page uses. */
    public List<PlannedFile> vendored(Set<String> reads) {
        return vendored(name -> reads.contains(Theme.VENDOR_READ + Theme.vendorFolder(name)));
    }

    /** All third-party assets. */
    public List<PlannedFile> vendored() {
        return vendored(name -> true);
    }

    private List<PlannedFile> vendored(Predicate<String> wanted) {
        return theme.vendored().stream().filter(wanted).map(this::planned).toList();
    }

    private PlannedFile planned(String name) {
        return new PlannedFile(
                paths.asset(name),
                Inputs.of("theme", theme.ofAsset(name)),
                reads -> ByteBuffer.wrap(theme.published(name)));
    }
}
