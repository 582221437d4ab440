package io.github.emlogstatic.render;

import io.github.emlogstatic.output.PlannedFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The names that follow no rule, for the script that leads old addresses to them; loaded only when one is asked for. */
final class AddressMap implements PageKind {

    private final Rendering rendering;

    AddressMap(Rendering rendering) {
        this.rendering = rendering;
    }

    static String path(Paths paths) {
        return paths.generated("assets") + "/addresses.js";
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (rendering.oldAddresses.exceptions().isEmpty()) {
            return;
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        rendering.oldAddresses.exceptions().forEach((kind, names) -> kinds.put(kind, Json.texts(names)));
        String script = "emlogAddresses(" + Json.object(kinds) + ");\n";
        files.accept(new PlannedFile(
                path(rendering.paths),
                Inputs.of("addresses", Fingerprint.of(script)),
                reads -> script.getBytes(StandardCharsets.UTF_8)));
    }
}
