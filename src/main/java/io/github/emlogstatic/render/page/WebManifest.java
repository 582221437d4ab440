package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.view.HomeScreen;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a browser needs to put the site on the home screen. */
public record WebManifest(RenderContext context) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        files.accept(TextFile.of(context.paths.generated("manifest.json"), "blog", Json.of(content())));
    }

    private Map<String, Object> content() {
        HomeScreen icon = context.frame.homeScreen();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", context.site.blog().name());
        content.put("description", context.site.blog().description());
        content.put("lang", context.config.site().language());
        content.put("start_url", "./");
        content.put("scope", "./");
        content.put("display", "minimal-ui");
        Map<String, Object> picture = new LinkedHashMap<>();
        picture.put("src", PageLocation.of("").url(icon.path()));
        picture.put("sizes", icon.size() + "x" + icon.size());
        picture.put("type", icon.type());
        content.put("icons", List.of(picture));
        return content;
    }
}
