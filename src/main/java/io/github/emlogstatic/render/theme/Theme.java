package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.run.Problem;
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

    /** The folder of assets. They become files of the site. Pages contain only their addresses. */
    static final String ASSETS = "assets/";

    /** The folder of the parts of style sheets. */
    static final String STYLES = "styles/";

    private static final String COLOURS = STYLES + "colours.css";

    /**
     * The folder of third-party assets, inside the assets. They are large, so a site gets only those that its pages
     * use.
     */
    static final String VENDOR = "vendor/";

    /** A page that uses a third-party asset reads this prefix, followed by the asset's folder. */
    public static final String VENDOR_READ = "asset:";

    /** The picture by which the site stands on the home screen of a phone, below the assets. */
    public static final String ICON = "img/icon.png";

    /** The script for old addresses, which the program itself puts below the assets. */
    public static final String ADDRESSES = "addresses.js";

    private final String name;
    private final List<SortedMap<String, ThemeFile>> layers;
    private final List<Problem> strayKeys;
    private final SortedMap<String, ThemeFile> files;
    private final Map<String, Object> options;
    private final int column;
    private final Optional<CoverFont> coverFont;

    private Theme(
            String name,
            List<SortedMap<String, ThemeFile>> layers,
            List<Problem> strayKeys,
            Map<String, Object> options,
            int column,
            Optional<CoverFont> coverFont) {
        this.name = name;
        this.layers = List.copyOf(layers);
        this.strayKeys = strayKeys;
        this.options = Collections.unmodifiableMap(options);
        this.column = column;
        this.coverFont = coverFont;
        SortedMap<String, ThemeFile> all = new TreeMap<>();
        layers.forEach(all::putAll);
        this.files = Collections.unmodifiableSortedMap(all);
    }

    /**
     * Reads a theme, its parents, and the {@code theme/} folder beside the configuration. Files of that folder replace
     * the theme's own.
     *
     * @param nameOrDirectory looked up as {@code themes/NAME} beside the configuration and below the working directory,
     *     then as a directory from the same two places, then among the program's own themes
     * @param configDirectory the directory of the configuration file
     * @param options the configuration's values for the theme's options
     * @throws ThemeException if the theme or a parent does not exist, is broken, or lacks an option of the
     *     configuration, or if the font of covers is none
     */
    public static Theme load(String nameOrDirectory, Path configDirectory, Map<String, Object> options)
            throws ThemeException {
        List<ThemeLayer> layers = new ArrayList<>();
        List<String> line = new ArrayList<>();
        String setting = "`theme`";
        for (Optional<String> next = Optional.of(nameOrDirectory); next.isPresent(); ) {
            if (line.contains(next.get())) {
                throw new ThemeException("theme " + nameOrDirectory + " is its own parent: " + String.join(" → ", line)
                        + " → " + next.get());
            }
            line.add(next.get());
            ThemeLayer layer = ThemeLayer.of(ThemeFolder.find(next.get(), configDirectory, setting));
            layers.add(0, layer);
            setting = "`parent` in " + layer.place("parent");
            next = layer.parent();
        }
        layers.add(ThemeLayer.of(ThemeFolder.readIfThere(configDirectory.resolve("theme"))));
        List<SortedMap<String, ThemeFile>> files =
                layers.stream().map(ThemeLayer::files).toList();
        Map<String, Object> chosen = ThemeOptions.of(nameOrDirectory, layers, options, backgrounds(files));
        Theme theme = new Theme(
                nameOrDirectory,
                files,
                StrayKeys.in(layers),
                chosen,
                column(layers),
                CoverFont.of(chosen, configDirectory));
        theme.refuseOwnName();
        return theme;
    }

    private void refuseOwnName() throws ThemeException {
        Optional<ThemeFile> own = file(ASSETS + ADDRESSES);
        if (own.isPresent()) {
            throw new ThemeException(own.get().origin()
                    + ": the site has a file of that name, which leads old addresses to their pages; rename it");
        }
    }

    private static Backgrounds backgrounds(List<SortedMap<String, ThemeFile>> layers) {
        String css = "";
        for (SortedMap<String, ThemeFile> layer : layers) {
            ThemeFile file = layer.get(COLOURS);
            css = file == null ? css : file.text();
        }
        return Backgrounds.of(css);
    }

    private static int column(List<ThemeLayer> layers) throws ThemeException {
        int column = NewAddresses.COLUMN;
        for (ThemeLayer layer : layers) {
            column = layer.column().orElse(column);
        }
        return column;
    }

    /** Loads the library for YAML, which takes longer than reading a theme. */
    public static void prepare() {
        ThemeYaml.prepare();
    }

    /**
     * The folders that {@link #load} reads from disk. Folders that do not exist yet are included. A theme of the program
     * itself has none.
     */
    public static List<Path> folders(String nameOrDirectory, Path configDirectory) {
        Set<Path> folders =
                new LinkedHashSet<>(line(nameOrDirectory, configDirectory).values());
        folders.add(configDirectory.resolve("theme"));
        return List.copyOf(folders);
    }

    /**
     * Everything whose change affects what {@link #load} returns: the folders, {@code theme.yaml} in each place where a
     * theme is searched, and the fonts of covers that the configuration and each {@code theme.yaml} name. They need not
     * exist.
     */
    public static List<Path> sources(String nameOrDirectory, Path configDirectory, Map<String, Object> options) {
        List<Path> folders = folders(nameOrDirectory, configDirectory);
        List<Path> sources = new ArrayList<>(folders);
        for (String name : line(nameOrDirectory, configDirectory).keySet()) {
            ThemeFolder.places(name, configDirectory).forEach(place -> sources.add(place.resolve("theme.yaml")));
        }
        CoverFont.place(options, configDirectory).ifPresent(sources::add);
        for (Path folder : folders) {
            CoverFont.place(optionsIfReadable(folder), configDirectory).ifPresent(sources::add);
        }
        return sources;
    }

    /** The theme and its parents, by name, with their folders. */
    private static Map<String, Path> line(String nameOrDirectory, Path configDirectory) {
        Map<String, Path> line = new LinkedHashMap<>();
        for (Optional<String> next = Optional.of(nameOrDirectory); next.isPresent(); ) {
            Path folder = ThemeFolder.place(next.get(), configDirectory);
            next = line.put(next.get(), folder) == null ? parentIfReadable(folder) : Optional.empty();
        }
        return line;
    }

    private static Map<String, Object> optionsIfReadable(Path folder) {
        try {
            return ThemeLayer.of(ThemeFolder.readIfThere(folder)).map("options");
        } catch (ThemeException e) {
            return Map.of();
        }
    }

    private static Optional<String> parentIfReadable(Path folder) {
        try {
            return ThemeLayer.of(ThemeFolder.readIfThere(folder)).parent();
        } catch (ThemeException e) {
            return Optional.empty(); // load() reports the mistake
        }
    }

    /** The theme's name in the configuration. */
    public String name() {
        return name;
    }

    /**
     * The fingerprint of all files of the theme, its parents and the folder beside the configuration, and of the font of
     * covers.
     */
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        coverFont.ifPresent(font -> fingerprint.add(font.fingerprint()));
        for (SortedMap<String, ThemeFile> layer : layers) {
            fingerprint.add(layer.size());
            layer.forEach((path, file) -> fingerprint.add(path).add(file.fingerprint()));
        }
        return fingerprint.end();
    }

    /**
     * Fingerprint of everything in the theme that affects a page's HTML: templates, texts, options and the names of
     * assets. The content of assets is not included, so a change of a style makes no page again.
     */
    public String ofPages() {
        Fingerprint fingerprint = new Fingerprint();
        for (SortedMap<String, ThemeFile> layer : layers) {
            fingerprint.add(layer.size());
            layer.forEach((path, file) -> fingerprint.add(path).add(isAsset(path) ? "" : file.fingerprint()));
        }
        return fingerprint.end();
    }

    /** The options with the configuration's values, in the theme's order. */
    public Map<String, Object> options() {
        return options;
    }

    /** The font of titles on drawn covers; without one they have no titles. */
    public Optional<CoverFont> coverFont() {
        return coverFont;
    }

    /** Whether the file is an asset or a part of one, which templates cannot include. */
    public static boolean isAsset(String path) {
        return path.startsWith(ASSETS) || path.startsWith(STYLES);
    }

    /** The widest that an image of a text is shown, in pixels. */
    public int column() {
        return column;
    }

    /** {@code vendor/NAME/} of the asset {@code vendor/NAME/…}; empty for any other asset. */
    public static String vendorFolder(String asset) {
        return asset.startsWith(VENDOR) ? asset.substring(0, asset.indexOf('/', VENDOR.length()) + 1) : "";
    }

    /** The file at a path, from the layer that is nearest to the user. */
    public Optional<ThemeFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The names of the assets that every site gets, below the folder of assets. */
    public List<String> assets() {
        return assets(false);
    }

    /** The names of third-party assets. */
    public List<String> vendored() {
        return assets(true);
    }

    private List<String> assets(boolean vendored) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(ASSETS) && path.startsWith(ASSETS + VENDOR) == vendored)
                .map(path -> path.substring(ASSETS.length()))
                .toList();
    }

    public boolean hasAsset(String name) {
        return files.containsKey(ASSETS + name);
    }

    /**
     * An asset as the site gets it.
     *
     * @throws ThemeException if a style sheet names a part that the theme lacks
     */
    public byte[] published(String name) throws ThemeException {
        String path = ASSETS + name;
        ThemeFile file = file(path).orElseThrow(() -> new IllegalArgumentException(path));
        return Assets.published(path, file, files);
    }

    /** The fingerprint of an asset and of everything that may be put into it. */
    public String ofAsset(String name) {
        String asset = ASSETS + name;
        Fingerprint fingerprint = new Fingerprint().add(Version.number());
        files.forEach((path, file) -> {
            if (path.equals(asset) || asset.endsWith(".css") && path.startsWith(STYLES)) {
                fingerprint.add(path).add(file.fingerprint());
            }
        });
        return fingerprint.end();
    }

    /**
     * The paths of all templates. The last layer comes first, because its author is most likely to search a mistake.
     */
    public List<String> templates() {
        Set<String> templates = new LinkedHashSet<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).keySet().stream()
                    .filter(path -> path.endsWith(".peb"))
                    .forEach(templates::add);
        }
        return List.copyOf(templates);
    }

    /**
     * The problems that the theme's author should know: files, texts, keys and blocks that nothing uses, for instance
     * because their name is misspelt, and an icon that is missing or no PNG.
     *
     * @throws ThemeException never, for a program that is whole
     */
    public List<Problem> problems() throws ThemeException {
        List<Problem> problems = new ArrayList<>(strayKeys);
        if (!files.values().stream().allMatch(ThemeFile::isOfProgram)) {
            problems.addAll(StrayFiles.in(layers, options.values().toString()));
            problems.addAll(StrayTexts.in(layers));
            problems.addAll(StrayBlocks.in(layers));
            files.forEach((path, file) -> {
                if (path.endsWith(".css") && !path.startsWith(ASSETS + VENDOR) && file.isMisread(path)) {
                    problems.add(Problem.lasting(
                            "a style sheet of the theme is not UTF-8",
                            file.origin(),
                            "browsers read it as UTF-8; save it as UTF-8"));
                }
            });
        }
        Optional<ThemeFile> icon = file(ASSETS + ICON);
        if (icon.isPresent() && !icon.get().isPng()) {
            problems.add(Problem.lasting(
                    "the icon of the theme is no PNG",
                    icon.get().origin(),
                    "the web manifest calls it one; put a square PNG of 512 pixels there"));
        }
        if (icon.isEmpty()) {
            problems.add(Problem.lasting(
                    "the theme has no icon",
                    name,
                    "its pages and the web manifest lead to " + ASSETS + ICON
                            + "; put a square PNG of 512 pixels there"));
        }
        return problems;
    }

    /** The texts of the interface. A text that the language lacks is in English. */
    public Texts texts(String language) throws ThemeException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String source : List.of("en", language)) {
            Map<String, String> own = new LinkedHashMap<>(Texts.own(source));
            for (SortedMap<String, ThemeFile> layer : layers) {
                ThemeFile file = layer.get("i18n/" + source + ".yaml");
                if (file != null) {
                    own.putAll(Texts.of(file));
                }
            }
            // If a language has no form for one, its form for many is used, not the English form for one.
            own.keySet().forEach(key -> texts.remove(key + ".one"));
            texts.putAll(own);
        }
        return new Texts(language, texts);
    }
}
