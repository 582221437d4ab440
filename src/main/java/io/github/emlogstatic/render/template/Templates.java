package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeException;
import io.github.emlogstatic.render.theme.ThemeFile;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.cache.tag.NoOpTagCache;
import io.pebbletemplates.pebble.cache.template.ConcurrentMapTemplateCache;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The layouts of a theme, ready for rendering. Immutable, safe for several threads. */
public final class Templates {

    /** So many pages, as many as an edit makes, are rendered before it pays to find out what they have in common. */
    static final int FEW = 32;

    private final Theme theme;
    private final Texts texts;
    private final PebbleEngine engine;
    private final SteadyParts parts = new SteadyParts();
    private final AtomicInteger rendered = new AtomicInteger();

    /** One for each thread, because new memory for each page would have to be cleared first. */
    private final ThreadLocal<PageWriter.Room> rooms =
            ThreadLocal.withInitial(() -> new PageWriter.Room(1 << 16, 1 << 13));

    private Templates(Theme theme, Texts texts, PebbleEngine engine) {
        this.theme = theme;
        this.texts = texts;
        this.engine = engine;
    }

    /**
     * @param assetFolder the site's folder of assets, ending in a slash
     * @param baseUrl where the site is published, or empty
     */
    public static Templates of(Theme theme, String language, Dates dates, String assetFolder, String baseUrl)
            throws ThemeException {
        Texts texts = theme.texts(language);
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ThemeLoader(theme))
                .extension(
                        new ThemeExtension(
                                texts,
                                name -> theme.file(Theme.ASSETS + name).isPresent(),
                                assetFolder,
                                dates,
                                baseUrl),
                        new SteadyNodes(theme))
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .templateCache(new ConcurrentMapTemplateCache())
                .tagCache(new NoOpTagCache())
                .build();
        return new Templates(theme, texts, engine);
    }

    public Texts texts() {
        return texts;
    }

    /**
     * Renders a layout. Characters that HTML forbids are removed.
     *
     * @param layouts the first of these that the theme has is used
     * @param steady the variables that other pages have, too; empty for a page that is unlike all others
     */
    public byte[] render(
            List<String> layouts,
            PageLocation place,
            Map<String, Object> variables,
            Optional<Steady> steady,
            Reads reads)
            throws IOException {
        String layout = chosen(layouts);
        Map<String, Object> all = new HashMap<>(variables);
        all.put(AssetFunction.PLACE, place);
        all.put(AssetFunction.READS, reads);
        PageWriter page = new PageWriter(
                common(steady).map(same -> parts.new OfPage(engine, same, layout, place, reads)), rooms.get());
        try {
            engine.getTemplate(layout).evaluate(page, all, Locale.ROOT);
        } catch (PebbleException e) {
            throw new ThemeException(explained(e, layout), e);
        } catch (StackOverflowError e) {
            throw new ThemeException(endless(layout), e);
        }
        return page.bytes();
    }

    private Optional<Steady> common(Optional<Steady> steady) {
        return rendered.incrementAndGet() > FEW ? steady : Optional.empty();
    }

    private String chosen(List<String> layouts) throws ThemeException {
        for (String layout : layouts) {
            String file = "layouts/" + layout + ".peb";
            if (theme.file(file).isPresent()) {
                return file;
            }
        }
        throw new ThemeException(
                "theme " + theme.name() + " has no layouts/" + layouts.get(layouts.size() - 1) + ".peb");
    }

    private String explained(PebbleException thrown, String layout) {
        PebbleException e = innermost(thrown);
        if (e instanceof LoaderException) {
            return notThere(String.valueOf(e.getPebbleMessage()), layout);
        }
        String file = e.getFileName() == null ? layout : e.getFileName();
        int line = e.getLineNumber() == null ? 0 : e.getLineNumber();
        return place(file, line) + what(e, source(file, line));
    }

    /** A condition hides what has failed in it. */
    private static PebbleException innermost(PebbleException e) {
        return e.getCause() instanceof PebbleException cause ? innermost(cause) : e;
    }

    /** Names the template that includes a missing one. Pebble does not, so all templates are searched. */
    private String notThere(String name, String layout) {
        String what = Theme.isAsset(name)
                ? name + " is an asset; what is to be included belongs in partials/"
                : "the theme has no " + name;
        return where(file -> name, layout) + what;
    }

    /**
     * Names the template that includes itself. Pebble does not, so all templates are searched for one that contains its
     * own name.
     */
    private String endless(String layout) {
        return where(file -> file, layout)
                + "a template includes or extends itself, or a macro calls itself, without end";
    }

    /** The first place at which a template contains the searched name. */
    private String where(UnaryOperator<String> named, String layout) {
        return theme.templates().stream()
                .map(file -> line(file, named.apply(file)))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .orElse(place(layout, 0));
    }

    /** The place at which a template contains the name of another; empty if it does not. */
    private String line(String file, String name) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains('"' + name + '"') || lines.get(i).contains("'" + name + "'")) {
                return place(file, i + 1);
            }
        }
        return "";
    }

    private List<String> lines(String file) {
        return theme.file(file)
                .map(template -> template.text().lines().toList())
                .orElse(List.of());
    }

    private String source(String file, int line) {
        return lines(file).stream().skip(Math.max(0, line - 1)).findFirst().orElse("");
    }

    private String place(String file, int line) {
        String origin = theme.file(file).map(ThemeFile::origin).orElse(file);
        return line == 0 ? origin + ": " : origin + ":" + line + ": ";
    }

    private static String what(PebbleException e, String line) {
        if (e instanceof RootAttributeNotFoundException missing) {
            return e.getPebbleMessage().contains("null object")
                    ? "'" + missing.getAttributeName() + "' is asked of nothing; test for null first"
                    : "there is no variable '" + missing.getAttributeName() + "' on this page";
        }
        if (e instanceof AttributeNotFoundException missing) {
            String type = type(e.getPebbleMessage());
            return "there is no '" + missing.getAttributeName() + "' in "
                    + (type.endsWith("Map")
                            ? "the options; theme.yaml declares them"
                            : owner(missing.getAttributeName(), line).orElse(type));
        }
        return String.valueOf(e.getPebbleMessage());
    }

    /** What the line of a template asks for the attribute; empty if it asks several things, or none that is seen. */
    private static Optional<String> owner(String attribute, String line) {
        List<String> owners = Pattern.compile("([\\w.]+)\\." + Pattern.quote(attribute) + "\\b")
                .matcher(line)
                .results()
                .map(asked -> asked.group(1))
                .distinct()
                .toList();
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    /** By the class in Pebble's message: {@code Attribute [x] of [io….View$ArticleView] does not exist}: article. */
    private static String type(String message) {
        int from = message.indexOf(" of [") + 5;
        int to = message.indexOf(']', from);
        String name = from < 5 || to < 0 ? "it" : message.substring(from, to);
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String type = simple.replaceFirst("(?<=.)(View|Head|Ref|Count|Node)$", "");
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }
}
