package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeException;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.cache.tag.NoOpTagCache;
import io.pebbletemplates.pebble.cache.template.ConcurrentMapTemplateCache;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The layouts of a theme, ready for rendering. Immutable, safe for several threads. */
public final class Templates {

    /** The number of pages, about those of one edit, from which on it pays to find out what pages have in common. */
    static final int FEW = 32;

    /** Layouts of pages that every site has. */
    private static final List<String> NEEDED =
            List.of("list", "article", "tags", "categories", "archives", "authors", "404");

    private final Theme theme;
    private final Texts texts;
    private final PebbleEngine engine;
    private final TemplateMistakes mistakes;
    private final SteadyParts parts = new SteadyParts();
    private final AtomicInteger rendered = new AtomicInteger();

    /** One for each thread, because new memory for each page would have to be cleared first. */
    private final ThreadLocal<PageWriter.Room> rooms =
            ThreadLocal.withInitial(() -> new PageWriter.Room(1 << 16, 1 << 13));

    private Templates(Theme theme, Texts texts, PebbleEngine engine) {
        this.theme = theme;
        this.texts = texts;
        this.engine = engine;
        this.mistakes = new TemplateMistakes(theme);
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
                        new ThemeExtension(texts, theme::hasAsset, assetFolder, dates, baseUrl), new SteadyNodes(theme))
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
            throw new ThemeException(mistakes.explained(e, layout, all.keySet()), e);
        } catch (StackOverflowError e) {
            throw new ThemeException(mistakes.endless(layout)); // with the error as its cause it would be a bug of ours
        } catch (IndexOutOfBoundsException e) {
            throw mistakes.unpaired()
                    .map(mistake -> new ThemeException(mistake, e))
                    .orElseThrow(() -> e);
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
        Set<String> missing = new LinkedHashSet<>(List.of(layouts.get(layouts.size() - 1)));
        NEEDED.stream()
                .filter(layout -> theme.file("layouts/" + layout + ".peb").isEmpty())
                .forEach(missing::add);
        throw new ThemeException("theme " + theme.name() + " has no layouts/" + String.join(".peb, layouts/", missing)
                + ".peb" + "; write what is missing, or name a parent in theme.yaml");
    }
}
