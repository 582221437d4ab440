package io.github.emlogstatic.render.template;

import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

    /** The variable that holds an article in a list. */
    static final String CARD = "card";

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /** Pages that have the same parts. */
    private record Kind(
            String key, Map<String, Optional<Part>> partials, Map<String, Map<Object, Optional<Part>>> cards) {

        Kind(String key) {
            this(key, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** A text that is the same on pages of a kind. */
    static final class Part {

        private final byte[] utf8;
        private final Map<String, String> reads;

        /** @param reads what the partial has read, which each page that shows it has read, too */
        private Part(byte[] utf8, Map<String, String> reads) {
            this.utf8 = utf8;
            this.reads = reads;
        }

        /** Returns this part, followed by another. */
        Part and(Part next) {
            byte[] both = Arrays.copyOf(utf8, utf8.length + next.utf8.length);
            System.arraycopy(next.utf8, 0, both, utf8.length, next.utf8.length);
            Map<String, String> all = new TreeMap<>(reads);
            all.putAll(next.reads);
            return new Part(both, all);
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
        private final Kind kind;

        /** @param layout the template of the page */
        OfPage(PebbleEngine engine, Steady steady, String layout, PageLocation place, Reads reads) {
            this(engine, steady, place, reads, kinds.computeIfAbsent(layout + " " + steady.key(), Kind::new));
        }

        private OfPage(PebbleEngine engine, Steady steady, PageLocation place, Reads reads, Kind kind) {
            this.engine = engine;
            this.steady = steady;
            this.place = place;
            this.reads = reads;
            this.kind = kind;
        }

        /** Returns one text object for all pages of a kind, because it is compared often. */
        String kind() {
            return kind.key;
        }

        /** Writes the partial if it is steady; returns whether it is. */
        boolean write(String name, PageWriter out) throws IOException {
            Optional<Part> part = part(name);
            part.ifPresent(steady -> write(steady, out));
            return part.isPresent();
        }

        void write(Part part, PageWriter out) {
            out.write(part.utf8);
            part.reads.forEach(reads::read);
        }

        /**
         * Writes a partial that asks for nothing but a card and what is steady on pages of all kinds; returns whether it is
         * one. It is rendered once for a card, which stands in the lists of its category, its tags and others.
         */
        boolean write(String name, Object card, PageWriter out) throws IOException {
            Map<String, Object> page = new HashMap<>(steady.page());
            page.remove("kind");
            Kind any = kinds.computeIfAbsent("cards " + place.root(), Kind::new);
            Map<Object, Optional<Part>> cards =
                    any.cards.computeIfAbsent(name, partial -> Collections.synchronizedMap(new IdentityHashMap<>()));
            Optional<Part> part = cards.get(card);
            if (part == null) {
                part = new OfPage(engine, new Steady(any.key, page, steady.others()), place, reads, any)
                        .tried(including(name), Map.of(CARD, card));
                cards.put(card, part);
            }
            part.ifPresent(known -> write(known, out));
            return part.isPresent();
        }

        private Optional<Part> part(String name) throws IOException {
            Optional<Part> known = kind.partials.get(name);
            if (known == null) {
                // Not in computeIfAbsent, because a partial may include others.
                known = tried(including(name));
                kind.partials.put(name, known);
            }
            return known;
        }

        private Trial including(String name) {
            return (text, variables) -> engine.getTemplate(name).evaluate(text, variables, Locale.ROOT);
        }

        /** What is rendered with nothing but what is steady; empty if that fails, or if it asks for more. */
        Optional<Part> tried(Trial trial) throws IOException {
            return tried(trial, Map.of());
        }

        private Optional<Part> tried(Trial trial, Map<String, Object> more) throws IOException {
            Map<String, String> read = new TreeMap<>();
            Reads reading = read::put;
            NoticingMap page = new NoticingMap(steady.page());
            Map<String, Object> variables = new HashMap<>(steady.others().apply(reading));
            variables.putAll(more);
            variables.put("page", page);
            variables.put(AssetFunction.PLACE, place);
            variables.put(AssetFunction.READS, reading);
            NoticingMap all = new NoticingMap(variables);
            PageWriter text =
                    new PageWriter(Optional.of(new OfPage(engine, steady, place, reading, kind)), new byte[1 << 10]);
            try {
                trial.render(text, all);
            } catch (RuntimeException e) {
                return Optional.empty(); // Rendered in the usual way, it fails again, with the right place.
            }
            return all.isExceeded() || page.isExceeded() ? Optional.empty() : Optional.of(new Part(text.bytes(), read));
        }
    }
}
