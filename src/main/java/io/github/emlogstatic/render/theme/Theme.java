package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.render.site.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A theme with everything that it inherits: layouts, partials, assets, texts and options. Immutable, safe for several
 * threads.
 */
public final class Theme {

    /** The folder of files that pages refer to. They become files of the site, while templates and words become pages. */
    public static final String ASSETS = "assets/";

    /** The folder of third-party assets, inside the assets. They are large, so a site gets only those that it uses. */
    public static final String VENDOR = "vendor/";

    /** A page that uses a third-party asset reads this name, followed by the asset's folder. */
    public static final String VENDOR_READ = "asset:";

    private final String name;
    private final List<SortedMap<String, ThemeFile>> layers;
    private final SortedMap<String, ThemeFile> files;
    private final Map<String, Object> options;

    private Theme(String name, List<SortedMap<String, ThemeFile>> layers, Map<String, Object> options) {
        this.name = name;
        this.layers = List.copyOf(layers);
        this.options = Collections.unmodifiableMap(options);
        SortedMap<String, ThemeFile> all = new TreeMap<>();
        layers.forEach(all::putAll);
        this.files = Collections.unmodifiableSortedMap(all);
    }

    /**
     * Reads a theme, its parents, and the {@code theme/} folder beside the configuration, whose files take the place of
     * the theme's own.
     *
     * @param nameOrDirectory looked up as {@code themes/NAME} beside the configuration and below the working directory,
     *     then as a directory from the same two places, then among the program's own themes
     * @param configDirectory where the configuration file lies
     * @param options the values that the configuration gives to the theme's options
     * @throws ThemeException where the theme or a parent is not there, is broken, or has no such option
     */
    public static Theme load(String nameOrDirectory, Path configDirectory, Map<String, Object> options)
            throws ThemeException {
        List<SortedMap<String, ThemeFile>> layers = new ArrayList<>();
        List<String> line = new ArrayList<>();
        for (Optional<String> next = Optional.of(nameOrDirectory); next.isPresent(); ) {
            if (line.contains(next.get())) {
                throw new ThemeException("theme " + nameOrDirectory + " is its own parent: " + String.join(" → ", line)
                        + " → " + next.get());
            }
            line.add(next.get());
            SortedMap<String, ThemeFile> files = ThemeFolder.find(next.get(), configDirectory);
            layers.add(0, files);
            next = parent(files);
        }
        layers.add(ThemeFolder.readIfThere(configDirectory.resolve("theme")));
        return new Theme(nameOrDirectory, layers, ThemeOptions.of(nameOrDirectory, layers, options));
    }

    /**
     * The folders that {@link #load} reads on disk, as far as can be told, those that are not there yet included: what
     * to watch for edits. Themes that come with the program have none.
     */
    public static List<Path> folders(String nameOrDirectory, Path configDirectory) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Optional<String> next = Optional.of(nameOrDirectory); next.isPresent(); ) {
            Path folder = ThemeFolder.place(next.get(), configDirectory);
            next = folders.add(folder) ? parentIfReadable(folder) : Optional.empty();
        }
        folders.add(configDirectory.resolve("theme"));
        return List.copyOf(folders);
    }

    private static Optional<String> parentIfReadable(Path folder) {
        try {
            return parent(ThemeFolder.readIfThere(folder));
        } catch (ThemeException e) {
            return Optional.empty(); // to be told by whoever loads the theme
        }
    }

    private static Optional<String> parent(SortedMap<String, ThemeFile> files) throws ThemeException {
        ThemeFile yaml = files.get("theme.yaml");
        Object parent = yaml == null ? null : ThemeYaml.read(yaml).get("parent");
        return Optional.ofNullable(parent).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** What the configuration calls it. */
    String name() {
        return name;
    }

    /** The fingerprint of all its files, those that it inherits and those beside the configuration included. */
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (SortedMap<String, ThemeFile> layer : layers) {
            fingerprint.add(layer.size());
            layer.forEach((path, file) -> fingerprint.add(path).add(file.fingerprint()));
        }
        return fingerprint.end();
    }

    /**
     * The fingerprint of all that a page can come out otherwise by: templates, words, options, and which assets there
     * are, but not what is in these. So an edit of a style leaves the pages alone.
     */
    public String ofPages() {
        Fingerprint fingerprint = new Fingerprint();
        for (SortedMap<String, ThemeFile> layer : layers) {
            fingerprint.add(layer.size());
            layer.forEach((path, file) -> fingerprint.add(path).add(path.startsWith(ASSETS) ? "" : file.fingerprint()));
        }
        return fingerprint.end();
    }

    /** The theme's options with the configuration's values, by name in the theme's order. */
    public Map<String, Object> options() {
        return options;
    }

    /** {@code vendor/NAME/} of the asset {@code vendor/NAME/…}; empty for any other asset. */
    public static String vendorFolder(String asset) {
        return asset.startsWith(VENDOR) ? asset.substring(0, asset.indexOf('/', VENDOR.length()) + 1) : "";
    }

    public Optional<ThemeFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** All files by path, each as the last layer has it. */
    public SortedMap<String, ThemeFile> files() {
        return files;
    }

    /** The paths of all templates, those of the last layer first: where its author is at work. */
    List<String> templates() {
        Set<String> templates = new LinkedHashSet<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).keySet().stream()
                    .filter(path -> path.endsWith(".peb"))
                    .forEach(templates::add);
        }
        return List.copyOf(templates);
    }

    /**
     * The words of the interface. A text that the language lacks is shown in English, since a page with one foreign
     * word is better than none.
     */
    Texts texts(String language) throws ThemeException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : List.of("en", language)) {
            Map<String, String> own = new LinkedHashMap<>(Texts.own(source));
            for (SortedMap<String, ThemeFile> layer : layers) {
                ThemeFile file = layer.get("i18n/" + source + ".yaml");
                if (file != null) {
                    own.putAll(Texts.of(file));
                }
            }
            // A language that has a word for many and none for one uses the same for both.
            own.keySet().forEach(key -> texts.remove(key + ".one"));
            texts.putAll(own);
        }
        return new Texts(language, texts);
    }
}
