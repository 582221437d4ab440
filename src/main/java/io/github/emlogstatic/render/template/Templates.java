package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.template.steady.Steady;
import io.github.emlogstatic.render.template.steady.SteadyNodes;
import io.github.emlogstatic.render.template.steady.SteadyParts;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeException;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.cache.tag.NoOpTagCache;
import io.pebbletemplates.pebble.cache.template.ConcurrentMapTemplateCache;
import io.pebbletemplates.pebble.extension.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The layouts of a theme, ready for rendering. Immutable, safe for several threads. */
public final class Templates {

    /** Layouts of pages that every site has. */
    private static final List<String> NEEDED =
            List.of("list", "article", "tags", "categories", "archives", "authors", "404");

    private final Theme theme;
    private final Texts texts;
    private final TemplateMistakes mistakes;
    private final SteadyParts parts;

    private Templates(Theme theme, Texts texts, ThemeExtension extension, PebbleEngine engine) {
        this.theme = theme;
        this.texts = texts;
        this.mistakes = new TemplateMistakes(theme, extension);
        this.parts = new SteadyParts(engine);
    }

    /**
     * @param assetFolder the site's folder of assets, ending in a slash
     * @param baseUrl where the site is published, or empty
     */
    public static Templates of(Theme theme, String language, Dates dates, String assetFolder, String baseUrl)
            throws ThemeException {
        Texts texts = theme.texts(language);
        ThemeExtension extension = new ThemeExtension(texts, theme::hasAsset, assetFolder, dates, baseUrl);
        return new Templates(
                theme, texts, extension, engine(new ThemeLoader(theme, name -> {}), extension, new SteadyNodes(theme)));
    }

    static PebbleEngine engine(ThemeLoader loader, Extension... extensions) {
        return new PebbleEngine.Builder()
                .loader(loader)
                .extension(new OrderingFilters())
                .extension(extensions)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .templateCache(new ConcurrentMapTemplateCache())
                .tagCache(new NoOpTagCache())
                .build();
    }

    /**
     * Refuses a theme without the layouts of pages that the site has, before its first page is made.
     *
     * @param more layouts of pages that this site has, beside those that every site has
     */
    public static void require(Theme theme, List<String> more) throws ThemeException {
        List<String> missing = Stream.concat(NEEDED.stream(), more.stream())
                .filter(layout -> theme.file("layouts/" + layout + ".peb").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw lacks(theme, missing);
        }
    }

    private static ThemeException lacks(Theme theme, List<String> layouts) {
        return new ThemeException("theme " + theme.name() + " has no layouts/" + String.join(".peb, layouts/", layouts)
                + ".peb" + "; write what is missing, or name a parent in theme.yaml");
    }

    public Texts texts() {
        return texts;
    }

    /**
     * Renders a layout. Characters that HTML forbids are removed. The next page of this thread uses the same memory.
     *
     * @param layouts the first of these that the theme has is used
     * @param steady the variables that other pages have, too; empty for a page that is unlike all others
     */
    public ByteBuffer render(
            List<String> layouts,
            PageLocation place,
            Map<String, Object> variables,
            Optional<Steady> steady,
            Reads reads)
            throws IOException {
        String layout = chosen(layouts);
        try {
            return parts.page(layout, all(variables, place, reads), steady, place, reads);
        } catch (RuntimeException e) {
            throw new ThemeException(mistakes.explained(e, layout, all(variables, place, reads)), e);
        } catch (StackOverflowError e) {
            String endless = mistakes.endless(layout, all(variables, place, reads));
            throw new ThemeException(endless); // with the error as its cause it would be a bug of ours
        }
    }

    /** A new map for each rendering, because {@code {% set %}} may replace its values. */
    private static Map<String, Object> all(Map<String, Object> variables, PageLocation place, Reads reads) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put(SteadyParts.PLACE, place);
        all.put(SteadyParts.READS, reads);
        return all;
    }

    private String chosen(List<String> layouts) throws ThemeException {
        for (String layout : layouts) {
            String file = "layouts/" + layout + ".peb";
            if (theme.file(file).isPresent()) {
                return file;
            }
        }
        throw lacks(theme, List.of(layouts.get(layouts.size() - 1)));
    }
}
