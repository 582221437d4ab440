package io.github.emlogstatic.config.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of the configuration file with their values. A key in a section carries its name: {@code blog.url}. */
public final class ConfigFile {

    private static final Set<String> SECTIONS = Set.of("blog", "crawl", "selectors", "media", "build", "publish");

    private final Path directory;
    private final Map<String, Value> values = new LinkedHashMap<>();

    private ConfigFile(Path directory) {
        this.directory = directory;
    }

    /** A file without keys. */
    public static ConfigFile none(Path directory) {
        return new ConfigFile(directory);
    }

    /**
     * @param name of the file in messages
     * @param environment for {@code ${NAME}}
     */
    public static ConfigFile read(Path path, String name, Map<String, String> environment) throws ConfigException {
        Path directory = Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .orElseThrow(() -> new ConfigException(name + ": is a directory; name a file"));
        ConfigFile file = new ConfigFile(directory);
        Optional<Value> root = YamlReader.read(text(path, name), name, directory, new Variables(environment));
        if (root.isPresent()) {
            file.addAll("", root.get());
        }
        return file;
    }

    /** Relative paths in the file start at this directory. */
    public Path directory() {
        return directory;
    }

    /** In the order of the file. The value of a key without one is empty. */
    Map<String, Value> values() {
        return values;
    }

    private static String text(Path path, String name) throws ConfigException {
        if (Files.isDirectory(path)) {
            throw new ConfigException(name + ": is a directory; name a file in it");
        }
        if (!Files.exists(path)) {
            throw new ConfigException(name + ": there is no such file; check the name after -c, or leave -c out");
        }
        try {
            String text = Files.readString(path);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException(
                    name + ": cannot be read (" + e.getClass().getSimpleName() + "); check its owner");
        }
    }

    private void addAll(String section, Value mapping) throws ConfigException {
        if (mapping.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Value> entry :
                mapping.entries(", as in 'url: https://blog.example.com/'").entrySet()) {
            String key = section + entry.getKey();
            if (SECTIONS.contains(key)) {
                addAll(key + ".", entry.getValue());
            } else {
                values.put(key, entry.getValue());
            }
        }
    }
}
