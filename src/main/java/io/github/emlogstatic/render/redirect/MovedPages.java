package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.content.write.RedirectPage;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.function.Consumer;

/** A page at each former path of an article or a list. It redirects to the present path. */
public record MovedPages(RenderContext context) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        context.site
                .names()
                .moved()
                .forEach((former, key) ->
                        context.paths.find(key).ifPresent(target -> plan(files, PageLocation.of(former), target)));
    }

    private void plan(Consumer<PlannedFile> files, PageLocation place, String target) {
        String html = RedirectPage.of(context.frame.language(), place.url(target));
        files.accept(TextFile.of(place.path(), "address", html));
    }
}
