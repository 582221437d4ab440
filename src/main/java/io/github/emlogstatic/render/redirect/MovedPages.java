package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.site.FilePlanner;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A page at each former path of an article or a list. It redirects to the present path. */
public final class MovedPages implements FilePlanner {

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
        // HTML gives no special meaning to any character of an encoded address.
        String url = place.url(target);
        String html = "<!doctype html>\n<html lang=\"" + context.frame.language() + "\">\n<head>\n"
                + "<meta charset=\"utf-8\">\n<title>" + url + "</title>\n"
                + "<meta name=\"robots\" content=\"noindex\">\n"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + url + "\">\n"
                + "</head>\n<body><a href=\"" + url + "\">" + url + "</a></body>\n</html>\n";
        files.accept(new PlannedFile(
                place.path(),
                Inputs.of("address", Fingerprint.of(html)),
                reads -> html.getBytes(StandardCharsets.UTF_8)));
    }
}
