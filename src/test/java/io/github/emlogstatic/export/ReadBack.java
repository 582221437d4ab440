package io.github.emlogstatic.export;

import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A Markdown file as a tool reads it.
 *
 * @param properties of its head
 * @param text the Markdown below that
 */
record ReadBack(Map<String, Object> properties, String text) {

    static ReadBack of(String file) {
        int end = file.indexOf("\n---\n", 3);
        Map<String, Object> properties =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(file.substring(4, end));
        return new ReadBack(properties, file.substring(end + 5));
    }

    /** The Markdown files among the files of an export. */
    static Map<String, ReadBack> all(Map<String, String> files) {
        Map<String, ReadBack> read = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.endsWith(".md")) {
                read.put(path, of(text));
            }
        });
        return read;
    }
}
