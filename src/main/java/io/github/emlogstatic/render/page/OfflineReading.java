package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Resources;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.theme.Theme;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The script by which a browser keeps what was read, where the theme's option {@code offline} asks for it. It is in the
 * root, because it serves the folder that it is in.
 */
public final class OfflineReading implements OneGroup {

    private static final String HOME = "./";

    private final Theme theme;
    private final Paths paths;

    public OfflineReading(Theme theme, Paths paths) {
        this.theme = theme;
        this.paths = paths;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (!Boolean.TRUE.equals(theme.options().get("offline"))) {
            return;
        }
        String script = Resources.text(OfflineReading.class, "offline.js").replace("[]", Json.of(first()));
        files.accept(TextFile.of(paths.generated("offline.js"), "theme", script));
    }

    /** What the browser keeps from the beginning: the home page, and the theme's styles and scripts. */
    private List<String> first() {
        Stream<String> assets = theme.assets().stream()
                .filter(name -> name.endsWith(".css") || name.endsWith(".js"))
                .map(name -> PageLocation.of("").url(paths.asset(name)));
        return Stream.concat(Stream.of(HOME), assets).toList();
    }
}
