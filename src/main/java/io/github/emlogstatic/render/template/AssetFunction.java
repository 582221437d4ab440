package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.template.steady.SteadyParts;
import io.github.emlogstatic.render.theme.Theme;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code asset("css/site.css")}: the address of an asset of the theme. A page that uses an asset of {@code
 * vendor/NAME/} reads {@code asset:vendor/NAME/}, which puts the folder into the site.
 *
 * @param exists whether the theme has an asset of that name
 * @param folder the site's folder of assets, ending in a slash
 */
record AssetFunction(Predicate<String> exists, String folder) implements Function {

    /** The message about an asset begins so. */
    static final String LACKED = "the theme has no assets/";

    @Override
    public Object execute(Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
        if (arguments.isEmpty()) {
            throw new PebbleException(null, PebbleMessage.WRONG_ARGUMENTS, line, template.getName());
        }
        String name = String.valueOf(arguments.get("path"));
        if (!exists.test(name)) {
            throw new PebbleException(null, LACKED + name, line, template.getName());
        }
        if (!(context.getVariable(SteadyParts.PLACE) instanceof PageLocation place)) {
            throw new PebbleException(
                    null, "asset() does not work inside a macro: use an include", line, template.getName());
        }
        String vendor = Theme.vendorFolder(name);
        if (!vendor.isEmpty() && context.getVariable(SteadyParts.READS) instanceof Reads reads) {
            reads.read(Theme.VENDOR_READ + vendor, "");
        }
        return place.url(folder + name);
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of("path");
    }
}
