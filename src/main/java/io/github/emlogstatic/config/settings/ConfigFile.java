package io.github.emlogstatic.config.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of the configuration file with their values. A key in a section carries its name: {@code blog.url}. */
public final class ConfigFile {

    private static final Set<String> SECTIONS =
            Set.of("blog", "crawl", "selectors", "media", "build", "publish", "mirror", "onProblem");

    /** The section whose keys are names of blogs. */
    private static final String BLOGS = "blogs";

    /** Keys that belong to one blog. If the file describes several blogs, they are in the section of a blog. */
    private static final Set<String> OF_ONE_BLOG =
            Set.of("pages", "archive", "output", "baseUrl", "publish.remote", "publish.to");

    /** Keys that are always at the top level, because a run has one schedule and one log. */
    private static final Set<String> OF_ALL_BLOGS = Set.of("mirror.every", "mirror.log", "mirror.health");

    /** A name is also the name of the directory of the blog. */
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,63}";

    private final Path directory;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, ConfigFile> blogs = new LinkedHashMap<>();

    private ConfigFile(Path directory) {
        this.directory = directory;
    }

    /** A file without keys. */
    public static ConfigFile none(Path directory) {
        return new ConfigFile(directory);
    }

    /**
     * @param name how messages call the file
     * @param environment the values for {@code ${NAME}}
     */
    public static ConfigFile read(Path path, String name, Map<String, String> environment) throws ConfigException {
        Path directory = Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .orElseThrow(() -> new ConfigException(name + ": is a directory; name a file"));
        ConfigFile file = new ConfigFile(directory);
        Optional<Value> root = YamlReader.read(text(path, name), name, directory, new Variables(environment));
        if (root.isPresent()) {
            file.addAll("", root.get());
            file.addBlogs();
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

    /** What the file says about each of several blogs, by name. Empty for a file that describes one blog. */
    public Map<String, ConfigFile> blogs() {
        return blogs;
    }

    /** Whether a key or an option belongs to one blog alone. */
    public static boolean isOfOneBlog(String key) {
        return OF_ONE_BLOG.contains(key) || key.startsWith("blog.");
    }

    private void addBlogs() throws ConfigException {
        Value several = values.remove(BLOGS);
        if (several == null || several.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Value> shared : values.entrySet()) {
            if (isOfOneBlog(shared.getKey())) {
                throw shared.getValue().mistake("belongs to one blog; put it below the name of that blog in blogs");
            }
        }
        for (Map.Entry<String, Value> blog : several.entries(", as in 'mine: {blog: {url: https://blog.example.com/}}'")
                .entrySet()) {
            blogs.put(blog.getKey(), ofBlog(blog.getKey(), blog.getValue()));
        }
    }

    /** What the file says about all blogs, and about this one. */
    private ConfigFile ofBlog(String name, Value mapping) throws ConfigException {
        boolean taken = blogs.keySet().stream().anyMatch(name::equalsIgnoreCase);
        if (taken || !name.matches(NAME)) {
            throw mapping.mistake(
                    "is no name for a directory of its own; write letters, digits, -, _ and ., each name once");
        }
        ConfigFile blog = new ConfigFile(directory.resolve(name));
        blog.addAll("", mapping);
        for (Map.Entry<String, Value> entry : blog.values.entrySet()) {
            if (OF_ALL_BLOGS.contains(entry.getKey())) {
                throw entry.getValue().mistake("holds for all blogs; move it to the top of the file");
            }
        }
        values.forEach(blog.values::putIfAbsent);
        return blog;
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
        } catch (AccessDeniedException e) {
            throw new ConfigException(name + ": cannot be read; check its owner and rights");
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
            } else if (values.put(key, entry.getValue()) != null) { // blog.url, and url in blog
                throw entry.getValue().mistake("is there twice; keep one of them");
            }
        }
    }
}
