package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.redirect.RedirectScript;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The error page that hosts show for addresses without a file. */
public record NotFoundPage(RenderContext context) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        PageLocation place = context.frame.notFound();
        files.accept(new PlannedFile(place.path(), context.frame.inputs(), reads -> {
            View.PageHead head = context.heads.of(place, "404", context.texts().get("notFound"));
            Map<String, Object> own = Map.of("resolver", RedirectScript.element(place, context.paths, true));
            return context.render(List.of("404"), place, head, own, reads);
        }));
    }
}
