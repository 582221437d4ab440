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
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The script with which a browser keeps the pages that were read, if the theme's option {@code offline} is on. It is in
 * the root of the site, because such a script serves only the folder that it is in. Browsers keep the script, too, until
 * another one takes its place, so a configuration that says {@code false} gets one that ends it.
 *
 * @param configured the options that the configuration names
 */
public record OfflineReading(Theme theme, Map<String, Object> configured, Paths paths) implements OneGroup {

    private static final String HOME = "./";

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (Boolean.TRUE.equals(theme.options().get("offline"))) {
            files.accept(script(resource("offline.js").replace("[]", Json.of(first()))));
        } else if (Boolean.FALSE.equals(configured.get("offline"))) {
            files.accept(script(resource("offline-end.js")));
        }
    }

    private static String resource(String name) {
        return Resources.text(OfflineReading.class, name);
    }

    private PlannedFile script(String text) {
        return TextFile.of(paths.generated("offline.js"), "theme", text);
    }

    /** What the browser keeps from the beginning: the home page, and the theme's styles and scripts. */
    private List<String> first() {
        Stream<String> assets = theme.assets().stream()
                .filter(name -> name.endsWith(".css") || name.endsWith(".js"))
                .map(name -> PageLocation.of("").url(paths.asset(name)));
        return Stream.concat(Stream.of(HOME), assets).toList();
    }
}
