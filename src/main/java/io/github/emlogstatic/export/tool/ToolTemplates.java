package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.files.Resources;
import java.util.Map;
import java.util.TreeMap;

/** Templates that come with an export, as this program carries them. {@code files.txt} in each folder lists its files. */
final class ToolTemplates {

    private ToolTemplates() {}

    static Map<String, String> of(String tool) {
        Map<String, String> files = new TreeMap<>();
        text(tool + "/files.txt").lines().forEach(path -> files.put(path, text(tool + "/" + path)));
        return files;
    }

    private static String text(String name) {
        return Resources.text(ToolTemplates.class, name);
    }
}
