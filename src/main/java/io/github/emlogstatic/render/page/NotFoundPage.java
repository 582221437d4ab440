package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.redirect.Resolver;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The page that hosts show at addresses that lead nowhere. */
public final class NotFoundPage implements PageKind {

    private final Rendering rendering;

    public NotFoundPage(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        Place place = rendering.frame.notFound();
        files.accept(new PlannedFile(place.path(), rendering.frame.inputs(), reads -> {
            View.PageHead head =
                    rendering.frame.head(place, "404", rendering.texts().get("notFound"));
            Map<String, Object> own = Map.of("resolver", Resolver.element(place, rendering.paths, true));
            return rendering.render(List.of("404"), place, head, own, reads);
        }));
    }
}
