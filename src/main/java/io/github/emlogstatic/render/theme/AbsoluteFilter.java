package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.Place;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code url | absolute}: an address that a page has for a file of the site, as others reach it; empty where the site has
 * no base address. One at another host stays as it is.
 */
public final class AbsoluteFilter implements Filter {

    private final String baseUrl;

    public AbsoluteFilter(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        String url = value == null ? "" : value.toString();
        if (url.isEmpty() || url.startsWith("https://") || url.startsWith("http://")) {
            return url;
        }
        String root = context.getVariable(AssetFunction.PLACE) instanceof Place place ? place.root() : "";
        if (baseUrl.isEmpty() || !url.startsWith(root)) {
            return "";
        }
        String path = url.substring(root.length());
        return baseUrl + (path.equals(Paths.HOME) ? "" : path);
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
