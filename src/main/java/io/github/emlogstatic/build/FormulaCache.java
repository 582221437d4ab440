package io.github.emlogstatic.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The typeset formulas of earlier runs, in a file: a checksum in the first line, then JSON. */
final class FormulaCache {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormulaCache() {}

    /** Reads the cache. It has no formula if the file is missing or damaged. */
    static Formulas load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Formulas(Map.of());
        }
        String text; // it may be damaged
        try {
            text = new String(FileContent.bytes(file), StandardCharsets.UTF_8);
        } catch (DamagedException e) {
            return new Formulas(Map.of()); // the disk cannot read it
        }
        int line = text.indexOf('\n');
        String json = text.substring(line + 1);
        if (line < 0 || !text.substring(0, line).equals(Checksum.of(json))) {
            return new Formulas(Map.of());
        }
        try {
            return new Formulas(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            return new Formulas(Map.of());
        }
    }

    /** @param all whether the site was made as a whole, so that formulas that nobody asked for are gone */
    static void save(Formulas formulas, BooleanSupplier all, Path file) throws IOException {
        if (formulas.added() == 0 && !Files.exists(file)) {
            return;
        }
        boolean whole = all.getAsBoolean();
        if (formulas.added() > 0 || whole) {
            String json =
                    new String(JSON.writeValueAsBytes(new TreeMap<>(formulas.known(whole))), StandardCharsets.UTF_8);
            AtomicFile.write(file, (Checksum.of(json) + "\n" + json).getBytes(StandardCharsets.UTF_8));
        }
    }
}
