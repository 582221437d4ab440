package io.github.emlogstatic.serve;

import io.github.emlogstatic.language.Translator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that the preview shows after a failed build: the error, and the lines around it if it is in a template. Lines
 * of the configuration are not shown, because they may contain a secret.
 */
final class ErrorPage {

    private static final Pattern PLACE = Pattern.compile("(?s)(.+?\\.peb):(\\d{1,9}): .*");
    private static final int AROUND = 3;

    private ErrorPage() {}

    static String of(String mistake, Translator translator) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>emlog-static: %s</title>
                <link rel="icon" href="data:,">
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 60rem; padding: 0 1rem }
                pre { background: #f3f3f3; color: #222; overflow: auto; padding: 1rem }
                mark { background: #fd8 }
                </style>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                %s<p>%s</p>
                </body>
                </html>
                """.formatted(
                        translator.language().tag(),
                        translator.translated("error"),
                        translator.translated("The site could not be built"),
                        escaped(translator.translated(mistake)),
                        excerpt(mistake),
                        translator.translated("This page disappears when the error is fixed."));
    }

    private static String excerpt(String mistake) {
        Matcher place = PLACE.matcher(mistake);
        if (!place.matches()) {
            return "";
        }
        List<String> lines = lines(place.group(1));
        int line = Integer.parseInt(place.group(2));
        StringBuilder html = new StringBuilder();
        for (int i = Math.max(1, line - AROUND); i <= Math.min(lines.size(), line + AROUND); i++) {
            String text = escaped("%4d  %s".formatted(i, lines.get(i - 1)));
            html.append(i == line ? "<mark>" + text + "</mark>" : text).append('\n');
        }
        return html.isEmpty() ? "" : "<pre>" + html + "</pre>\n";
    }

    private static List<String> lines(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of(); // the message alone names the place too
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
