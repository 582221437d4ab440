package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Partials, and parts of templates, that are the same on many pages, such as header and footer: each is rendered once.
 * A trial shows which these are: a partial is rendered with the variables of {@link Steady} and no others. If it asks
 * for more, or fails, it is not steady, and is included in the usual way on every page. Safe for several threads.
 */
final class SteadyParts {

    /** The variable that holds the parts of a page. */
    static final String VARIABLE = "(parts)";

    private final Map<String, Optional<Part>> parts = new ConcurrentHashMap<>();

    /** @param reads what the partial has read, which each page that shows it has read, too */
    record Part(byte[] utf8, Map<String, String> reads) {

        /** This part, followed by another. */
        Part and(Part next) {
            PageWriter both = new PageWriter();
            both.write(utf8);
            both.write(next.utf8);
            Map<String, String> all = new TreeMap<>(reads);
            all.putAll(next.reads);
            return new Part(both.bytes(), all);
        }

        void writeTo(Writer out) throws IOException {
            if (out instanceof PageWriter page) {
                page.write(utf8);
            } else {
                out.write(new String(utf8, StandardCharsets.UTF_8));
            }
        }
    }

    /** Renders something with these variables and no others. */
    @FunctionalInterface
    interface Trial {
        void render(Writer text, Map<String, Object> variables) throws IOException;
    }

    /** The steady parts of one page. */
    final class OfPage {

        private final PebbleEngine engine;
        private final Steady steady;
        private final PageLocation place;
        private final Reads reads;
        private final String key;

        /** @param layout the template of the page */
        OfPage(PebbleEngine engine, Steady steady, String layout, PageLocation place, Reads reads) {
            this(engine, steady, place, reads, layout + " " + steady.key());
        }

        private OfPage(PebbleEngine engine, Steady steady, PageLocation place, Reads reads, String key) {
            this.engine = engine;
            this.steady = steady;
            this.place = place;
            this.reads = reads;
            this.key = key;
        }

        /** Pages with the same key have the same parts. */
        String key() {
            return key;
        }

        /** Notes what the part has read. */
        void read(Part part) {
            part.reads.forEach(reads::read);
        }

        /** Writes the partial if it is steady; returns whether it is. */
        boolean write(String name, Writer out) throws IOException {
            Optional<Part> part = part(name);
            if (part.isPresent()) {
                read(part.get());
                part.get().writeTo(out);
            }
            return part.isPresent();
        }

        private Optional<Part> part(String name) throws IOException {
            String place = name + " " + key;
            Optional<Part> known = parts.get(place);
            if (known == null) {
                // Not in computeIfAbsent, because a partial may include others.
                known = tried((text, variables) -> engine.getTemplate(name).evaluate(text, variables, Locale.ROOT));
                parts.put(place, known);
            }
            return known;
        }

        /** What is rendered with nothing but what is steady; empty if that fails, or if it asks for more. */
        Optional<Part> tried(Trial trial) throws IOException {
            Map<String, String> read = new TreeMap<>();
            Reads reading = read::put;
            NoticingMap page = new NoticingMap(steady.page());
            Map<String, Object> variables = new HashMap<>(steady.others().apply(reading));
            variables.put("page", page);
            variables.put(AssetFunction.PLACE, place);
            variables.put(AssetFunction.READS, reading);
            variables.put(VARIABLE, new OfPage(engine, steady, place, reading, key));
            NoticingMap all = new NoticingMap(variables);
            PageWriter text = new PageWriter();
            try {
                trial.render(text, all);
            } catch (RuntimeException e) {
                return Optional.empty(); // Rendered in the usual way, it fails again, with the right place.
            }
            return all.isExceeded() || page.isExceeded()
                    ? Optional.empty()
                    : Optional.of(new Part(text.bytes(), read));
        }
    }
}
