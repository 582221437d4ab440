package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.content.text.RedirectPage;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A page at each former path of an article or a list. It redirects to the present path. */
public final class MovedPages implements OneGroup {

    private final RenderContext context;

    public MovedPages(RenderContext context) {
        this.context = context;
    }

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
        files.accept(new PlannedFile(
                place.path(),
                Inputs.of("address", Fingerprint.of(html)),
                reads -> html.getBytes(StandardCharsets.UTF_8)));
    }
}
