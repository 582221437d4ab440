package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.function.Consumer;

/** The drawn covers that have the title of an article. */
public record CoverFiles(RenderContext context) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        context.site.articles().stream()
                .filter(article -> !context.sealed.include(article))
                .forEach(article -> context.covers
                        .path(article)
                        .map(path -> context.covers.planned(article, path))
                        .ifPresent(files));
    }
}
