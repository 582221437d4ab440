package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the folder of a theme and reads its files, from a directory or from the program's jar. */
final class ThemeFolder {

    private static final List<String> BUILT_IN = List.of("default", "plain", "xuan");

    private ThemeFolder() {}

    /**
     * The files of the theme, by path. The places are searched in the order of {@link Theme#load}.
     *
     * @param setting what names the theme, for messages: {@code `theme`}
     */
    static SortedMap<String, ThemeFile> find(String nameOrDirectory, Path configDirectory, String setting)
            throws ThemeException {
        List<Path> places = places(nameOrDirectory, configDirectory);
        try {
            for (Path place : places) {
                if (Files.isRegularFile(place.resolve("theme.yaml"))) {
                    return read(place);
                }
            }
            Optional<URL> packed = packed(nameOrDirectory);
            if (packed.isPresent()) {
                SortedMap<String, ThemeFile> files = readPacked(packed.get(), nameOrDirectory);
                files.replaceAll((path, file) -> file.ofProgram());
                return files;
            }
        } catch (ThemeException e) {
            throw e;
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            throw unreadable("theme " + nameOrDirectory, e);
        }
        throw new ThemeException("theme " + nameOrDirectory + " is not found: no theme.yaml in "
                + String.join(
                        ", ",
                        places.stream()
                                .map(place -> place.toAbsolutePath().normalize().toString())
                                .distinct()
                                .toList())
                + "; set " + setting + " to one of " + String.join(", ", known(configDirectory))
                + ", or to a directory");
    }

    /** The names of the built-in themes, and of those in the folder {@code themes} beside the configuration. */
    private static SortedSet<String> known(Path configDirectory) throws ThemeException {
        SortedSet<String> names = new TreeSet<>(BUILT_IN);
        Path own = configDirectory.resolve("themes");
        if (Files.isDirectory(own)) {
            try (Stream<Path> folders = Files.list(own)) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve("theme.yaml")))
                        .forEach(folder -> names.add(folder.getFileName().toString()));
            } catch (IOException e) {
                throw unreadable(own.toString(), e);
            }
        }
        return names;
    }

    /** All files below a directory; empty if it does not exist. */
    static SortedMap<String, ThemeFile> readIfThere(Path directory) throws ThemeException {
        try {
            return Files.isDirectory(directory) ? read(directory) : new TreeMap<>();
        } catch (ThemeException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory.toString(), e);
        }
    }

    private static ThemeException unreadable(String what, Exception e) {
        Throwable reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return reason instanceof AccessDeniedException denied
                ? new ThemeException(denied.getFile() + ": cannot be read; check its owner and rights", e)
                : new ThemeException(what + " cannot be read: " + e.getMessage(), e);
    }

    /** The folder of the theme on disk. If it is not on disk, the first folder in which it would be searched. */
    static Path place(String nameOrDirectory, Path configDirectory) {
        List<Path> places = places(nameOrDirectory, configDirectory);
        return places.stream()
                .filter(place -> Files.isRegularFile(place.resolve("theme.yaml")))
                .findFirst()
                .orElse(places.get(0));
    }

    /** The folders in which a theme is searched, in this order. */
    static List<Path> places(String nameOrDirectory, Path configDirectory) {
        // An absolute directory resolves to itself; on Windows, no name can hold its drive.
        return Stream.of(
                        configDirectory.resolve("themes").resolve(nameOrDirectory),
                        Path.of("themes").resolve(nameOrDirectory),
                        configDirectory.resolve(nameOrDirectory),
                        Path.of(nameOrDirectory))
                .map(Path::normalize)
                .distinct()
                .toList();
    }

    private static SortedMap<String, ThemeFile> read(Path directory) throws IOException {
        SortedMap<String, ThemeFile> files = new TreeMap<>();
        FileTree tree = FileTree.withoutTools(directory);
        if (!tree.links().isEmpty()) {
            throw isLink(directory.resolve(tree.links().get(0)));
        }
        for (String name : tree.files()) {
            files.put(name, read(directory.resolve(name), name));
        }
        return files;
    }

    /**
     * No symbolic link is followed. Themes often come from others, and everything in them is published, so a link could
     * publish a private file.
     */
    private static ThemeException isLink(Path file) {
        return new ThemeException(
                file + ": is a symbolic link, and none is followed in a theme; put a copy in its place");
    }

    private static ThemeFile read(Path file, String name) throws IOException {
        ThemeFile read = new ThemeFile(file.toString(), FileContent.ofOthers(() -> FileContent.bytes(file)));
        if ((name.endsWith(".peb") || name.endsWith(".yaml")) && !read.isUtf8()) {
            throw new ThemeException(file + ": is not UTF-8; save it as UTF-8");
        }
        return read;
    }

    /** Whether the program contains a theme of that name. */
    static boolean isOwn(String name) {
        return packed(name).isPresent();
    }

    private static Optional<URL> packed(String name) {
        return name.matches("[A-Za-z0-9_-]+")
                ? Optional.ofNullable(ThemeFolder.class.getResource("/themes/" + name + "/theme.yaml"))
                : Optional.empty();
    }

    private static SortedMap<String, ThemeFile> readPacked(URL yaml, String name)
            throws IOException, URISyntaxException {
        if (yaml.getProtocol().equals("resource")) {
            return readCompiledIn(yaml, name);
        }
        if (!(yaml.openConnection() instanceof JarURLConnection connection)) {
            return read(Path.of(yaml.toURI()).resolveSibling("."));
        }
        String folder = "themes/" + name + "/";
        SortedMap<String, ThemeFile> files = new TreeMap<>();
        JarFile jar = connection.getJarFile();
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(
                            entry.getName().substring(folder.length()),
                            new ThemeFile(entry.getName(), in.readAllBytes()));
                }
            }
        }
        return files;
    }

    /** Reads a theme in a native executable, which lets one thread at a time look into itself. */
    private static synchronized SortedMap<String, ThemeFile> readCompiledIn(URL yaml, String name)
            throws IOException, URISyntaxException {
        try (FileSystem executable = FileSystems.newFileSystem(yaml.toURI(), Map.of())) {
            return read(executable.getPath("themes", name));
        }
    }
}
