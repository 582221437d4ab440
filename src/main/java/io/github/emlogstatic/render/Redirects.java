package io.github.emlogstatic.render;

import io.github.emlogstatic.output.PlannedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * {@code _redirects}: the blog's dynamic addresses for hosts that read such a file (Netlify's form; others skip the lines
 * that they do not know). The home page's script does the same where nobody reads it.
 */
final class Redirects implements PageKind {

    /** Hosts limit the file's size; beyond this the script alone knows the way. */
    private static final int MOST_EXCEPTIONS = 500;

    private final Rendering rendering;

    Redirects(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        String text = text();
        files.accept(new PlannedFile(
                "_redirects",
                Inputs.of("addresses", Fingerprint.of(text)),
                reads -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private String text() {
        OldAddresses old = rendering.oldAddresses;
        String root = rendering.frame.notFound().root();
        List<String> lines = new ArrayList<>();
        long exceptions =
                old.exceptions().values().stream().mapToLong(Map::size).sum();
        if (exceptions <= MOST_EXCEPTIONS) {
            old.exceptions().forEach((kind, names) -> addExceptions(lines, root, kind, names));
        }
        old.rules()
                .forEach((kind, rule) ->
                        lines.add(root + " " + kind + "=:id " + root + rule.replace("*", ":id") + " 301!"));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static void addExceptions(List<String> lines, String root, String kind, SortedMap<String, String> names) {
        names.forEach((id, file) ->
                lines.add(root + " " + kind + "=" + Urls.encoded(id) + " " + root + Urls.encoded(file) + " 301!"));
    }
}
