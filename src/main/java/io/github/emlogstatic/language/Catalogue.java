package io.github.emlogstatic.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a catalogue of messages in the PO format of gettext: {@code msgid} is the English sentence of the code,
 * {@code msgstr} the translation. Where the English sentence has a plural, {@code msgid_plural}, both have the translation
 * {@code msgstr[0]}, because Chinese has one form.
 */
final class Catalogue {

    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder plural = new StringBuilder();
    private final StringBuilder translation = new StringBuilder();
    private StringBuilder current = original;

    private Catalogue() {}

    /** The entries of a language, in the order of its file. */
    static List<CatalogueEntry> of(Language language) {
        String name = language.tag() + ".po";
        try (InputStream file = Catalogue.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CatalogueEntry> read(String text) {
        Catalogue catalogue = new Catalogue();
        text.lines().forEach(catalogue::line);
        catalogue.finish();
        return catalogue.entries;
    }

    private void line(String line) {
        if (line.startsWith("msgid ")) {
            finish();
            current = original;
        } else if (line.startsWith("msgid_plural ")) {
            current = plural;
        } else if (line.startsWith("msgstr")) {
            current = translation;
        }
        int start = line.indexOf('"');
        if (start >= 0 && !line.startsWith("#")) {
            current.append(unescaped(line.substring(start + 1, line.lastIndexOf('"'))));
        }
    }

    /** The entry without an original is the header. One without a translation is still to be done. */
    private void finish() {
        if (!original.isEmpty() && !translation.isEmpty()) {
            entries.add(new CatalogueEntry(original.toString(), translation.toString()));
        }
        if (!plural.isEmpty() && !translation.isEmpty()) {
            entries.add(new CatalogueEntry(plural.toString(), translation.toString()));
        }
        original.setLength(0);
        plural.setLength(0);
        translation.setLength(0);
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.translateEscapes();
    }
}
