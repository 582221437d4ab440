package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Partials that are the same on many pages, such as header and footer: each is rendered once. Which they are is tried
 * out. A partial is rendered with the variables of {@link Steady} and no others. If it asks for more, or fails, it is not
 * steady, and is included in the usual way on every page. Safe for several threads.
 */
final class SteadyParts {

    /** The variable that holds the parts of a page. */
    static final String VARIABLE = "(parts)";

    private final Map<String, Optional<Part>> parts = new ConcurrentHashMap<>();

    /** @param reads what the partial has read, which each page that shows it has read, too */
    private record Part(String text, Map<String, String> reads) {}

    /** The steady parts of one page. */
    final class OfPage {

        private final PebbleEngine engine;
        private final Steady steady;
        private final PageLocation place;
        private final Reads reads;

        OfPage(PebbleEngine engine, Steady steady, PageLocation place, Reads reads) {
            this.engine = engine;
            this.steady = steady;
            this.place = place;
            this.reads = reads;
        }

        /** Writes the partial if it is steady; returns whether it is. */
        boolean write(String name, Writer out) throws IOException {
            Optional<Part> part = part(name);
            if (part.isPresent()) {
                part.get().reads.forEach(reads::read);
                out.write(part.get().text);
            }
            return part.isPresent();
        }

        private Optional<Part> part(String name) throws IOException {
            String key = name + " " + steady.key();
            Optional<Part> known = parts.get(key);
            if (known == null) {
                known = tried(name); // Not in computeIfAbsent, because a partial may include others.
                parts.put(key, known);
            }
            return known;
        }

        private Optional<Part> tried(String name) throws IOException {
            Map<String, String> read = new TreeMap<>();
            Reads reading = read::put;
            NoticingMap page = new NoticingMap(steady.page());
            Map<String, Object> variables = new HashMap<>(steady.others().apply(reading));
            variables.put("page", page);
            variables.put(AssetFunction.PLACE, place);
            variables.put(AssetFunction.READS, reading);
            variables.put(VARIABLE, new OfPage(engine, steady, place, reading));
            NoticingMap all = new NoticingMap(variables);
            PageWriter text = new PageWriter();
            try {
                engine.getTemplate(name).evaluate(text, all, Locale.ROOT);
            } catch (PebbleException e) {
                return Optional.empty(); // Included in the usual way, the partial fails again, with the right place.
            }
            return all.isExceeded() || page.isExceeded()
                    ? Optional.empty()
                    : Optional.of(new Part(text.toString(), read));
        }
    }
}
