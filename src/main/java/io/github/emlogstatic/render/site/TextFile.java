package io.github.emlogstatic.render.site;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.nio.charset.StandardCharsets;

/** A file whose text is known when it is planned: a script, rules, a page that redirects. */
public final class TextFile {

    private TextFile() {}

    /** @param input the name of what the text is made of */
    public static PlannedFile of(String path, String input, String text) {
        return new PlannedFile(
                path, Inputs.of(input, Fingerprint.of(text)), reads -> StandardCharsets.UTF_8.encode(text));
    }
}
