package io.github.emlogstatic.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The file as keys and nodes, each of which knows its line. Keys in a section carry its name: {@code blog.url}.
 *
 * <p>YAML is read as a graph of nodes, not into objects: only the graph has exact lines, and a value such as
 * {@code 0123} or {@code no} is still as it was written. No message quotes a line of the file, which may hold a secret.
 */
final class ConfigFile {

    private static final Set<String> SECTIONS = Set.of("blog", "crawl", "selectors", "media", "build", "publish");

    private final String name;
    private final Path directory;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private ConfigFile(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    /** A file without keys. */
    static ConfigFile none(Path directory) {
        return new ConfigFile(Defaults.FILE, directory);
    }

    /** @param name of the file in messages */
    static ConfigFile read(Path file, String name) throws ConfigException {
        Path directory = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow(() -> new ConfigException(name + ": is a directory; name a file"));
        ConfigFile read = new ConfigFile(name, directory);
        Optional<Node> root = read.compose(read.text(file));
        if (root.isPresent()) {
            read.add("", read.mapping(root.get(), name + ":" + line(root.get()) + ": the file"));
        }
        return read;
    }

    /** What relative paths in the file are relative to. */
    Path directory() {
        return directory;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Where a key is, as messages begin: {@code site-config.yaml:12: blog.url}. */
    String where(String key) {
        return name + ":" + lines.getOrDefault(key, 1) + ": " + key;
    }

    /** Where a node in the value of a key is. */
    String where(String key, Node node) {
        return name + ":" + line(node) + ": " + key;
    }

    private String text(Path file) throws ConfigException {
        if (Files.isDirectory(file)) {
            throw new ConfigException(name + ": is a directory; name a file in it");
        }
        if (!Files.exists(file)) {
            throw new ConfigException(name + ": there is no such file; check the name after -c, or leave -c out");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException(
                    name + ": cannot be read (" + e.getClass().getSimpleName() + "); check its owner");
        }
    }

    private Optional<Node> compose(String text) throws ConfigException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return Optional.ofNullable(root).filter(node -> !isEmpty(node));
        } catch (MarkedYAMLException e) {
            throw new ConfigException(name + ":" + problemLine(e) + ": is not YAML: " + problem(e));
        } catch (ReaderException e) {
            long line = text.substring(0, Math.min(e.getPosition(), text.length()))
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw new ConfigException(name + ":" + line + ": holds a control character; remove it");
        } catch (YAMLException e) {
            throw new ConfigException(name + ": uses YAML aliases (*name) for lists or mappings; write them out");
        }
    }

    private static int problemLine(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.startsWith("found undefined alias") // its name may be the beginning of a password
                ? "a value that starts with * needs quotes"
                : problem + "; check the indentation, the space after each colon, and the quotes";
    }

    private void add(String section, MappingNode mapping) throws ConfigException {
        for (NodeTuple tuple : mapping.getValue()) {
            String key = section + keyText(tuple.getKeyNode(), section);
            if (lines.put(key, line(tuple.getKeyNode())) != null) {
                throw new ConfigException(where(key) + " is there twice; keep one of them");
            }
            Node value = tuple.getValueNode();
            if (isEmpty(value)) {
                entries.put(key, value);
            } else if (SECTIONS.contains(key)) {
                add(key + ".", mapping(value, where(key)));
            } else {
                entries.put(key, value);
            }
        }
    }

    private MappingNode mapping(Node node, String where) throws ConfigException {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new ConfigException(where + " must hold keys and values, as in 'url: https://blog.example.com/'");
    }

    private String keyText(Node node, String section) throws ConfigException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new ConfigException(where(section + "?", node) + " is no name for a key; write a word");
    }

    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && (Tag.NULL.equals(scalar.getTag()) || scalar.getValue().isEmpty())
                && !scalar.getTag().getValue().startsWith("!");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
