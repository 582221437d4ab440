package io.github.emlogstatic.render.template.steady;

import io.github.emlogstatic.content.write.Utf8Text;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Partials, and parts of templates, that are the same on many pages, such as header and footer: each is rendered once.
 * A trial shows which these are: a partial is rendered with the variables of {@link Steady} and no others. If it asks
 * for more, or fails, it is not steady, and is included in the usual way on every page. Safe for several threads.
 */
public final class SteadyParts {

    /** The variable that holds the {@link PageLocation} of the page. */
    public static final String PLACE = "_place";

    /** The variable that holds the {@link Reads} of the page. */
    public static final String READS = "_reads";

    /** From so many pages on it pays to find out what pages have in common. One edit makes about as many. */
    static final int FEW = 32;

    /** The variable that holds an article in a list. */
    static final String CARD = "card";

    private static final String[] NOTHING = {};

    private final PebbleEngine engine;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final AtomicInteger rendered = new AtomicInteger();

    /** One for each thread, because new memory for each page would have to be cleared first. */
    private final ThreadLocal<Utf8Text> rooms = ThreadLocal.withInitial(() -> new Utf8Text(1 << 16, 1 << 13));

    public SteadyParts(PebbleEngine engine) {
        this.engine = engine;
    }

    /** Pages that have the same parts. */
    private static final class Kind {

        private final Map<String, Optional<Part>> partials = new ConcurrentHashMap<>();
        private final Map<SteadyRun, IdentityCache<RenderableNode>> cards = new ConcurrentHashMap<>();

        /** By the number of the run. Never changed, but replaced by a copy, because each run of each page asks for some. */
        private volatile @Nullable RenderableNode[] runs = {};

        @Nullable
        RenderableNode pieces(int run) {
            @Nullable RenderableNode[] known = runs;
            return run < known.length ? known[run] : null;
        }

        synchronized void keep(int run, RenderableNode pieces) {
            @Nullable RenderableNode[] more = Arrays.copyOf(runs, Math.max(runs.length, run + 1));
            more[run] = pieces;
            runs = more;
        }
    }

    /** A text that is the same on pages of a kind: it writes what some nodes have written before. */
    static final class Part extends AbstractRenderableNode {

        private final byte[] utf8;
        private final String[] reads;

        /** @param reads name and fingerprint of what it has read, which each page that shows it has read, too */
        private Part(byte[] utf8, String[] reads) {
            this.utf8 = utf8;
            this.reads = reads;
        }

        /** Whether another node writes and reads the same. */
        boolean writesAs(RenderableNode other) {
            return other instanceof Part part && Arrays.equals(utf8, part.utf8) && Arrays.equals(reads, part.reads);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
            PageWriter page = (PageWriter) writer;
            page.parts().orElseThrow().write(this, page);
        }

        @Override
        public void accept(NodeVisitor visitor) {
            // This node has no nodes to visit.
        }
    }

    /** Renders something with these variables and no others. */
    @FunctionalInterface
    interface Rendering {
        void render(Writer text, Map<String, Object> variables) throws IOException;
    }

    /**
     * Renders a page.
     *
     * @param variables among them {@link #PLACE} and {@link #READS}
     * @param steady the variables that other pages have, too; empty for a page that is unlike all others
     */
    public ByteBuffer page(
            String layout, Map<String, Object> variables, Optional<Steady> steady, PageLocation place, Reads reads)
            throws IOException {
        Optional<Steady> common = rendered.incrementAndGet() > FEW ? steady : Optional.empty();
        PageWriter page = new PageWriter(common.map(same -> new OfPage(same, layout, place, reads)), rooms.get());
        engine.getTemplate(layout).evaluate(page, variables, Locale.ROOT);
        return page.buffer();
    }

    /** The steady parts of one page. */
    final class OfPage {

        private final Steady steady;
        private final PageLocation place;
        private final Reads reads;
        private final Kind kind;
        private @Nullable OfPage ofCards;

        /** The memory for trials. One is enough: a trial inside a trial has an OfPage of its own. */
        private @Nullable Utf8Text room;

        /** @param layout the template of the page */
        OfPage(Steady steady, String layout, PageLocation place, Reads reads) {
            this(steady, place, reads, kind(layout + " " + steady.key()));
        }

        private OfPage(Steady steady, PageLocation place, Reads reads, Kind kind) {
            this.steady = steady;
            this.place = place;
            this.reads = reads;
            this.kind = kind;
        }

        /** What cards have in common on pages of all kinds. */
        private OfPage ofCards() {
            if (ofCards == null) {
                Map<String, Object> page = new HashMap<>(steady.page());
                page.remove("kind");
                Steady ofAll = new Steady("cards " + place.root(), page, steady.others());
                ofCards = new OfPage(ofAll, place, reads, kind(ofAll.key()));
            }
            return ofCards;
        }

        /** Writes the partial if it is steady; returns whether it is. */
        boolean write(String name, PageWriter out) throws IOException {
            Optional<Part> part = kind.partials.get(name);
            if (part == null) {
                // Not in computeIfAbsent, because a partial may include others.
                Trial trial = trial();
                boolean isSteady = trial.keeps(
                        (text, variables) -> engine.getTemplate(name).evaluate(text, variables, Locale.ROOT));
                part = isSteady ? Optional.of(trial.end()) : Optional.empty();
                kind.partials.put(name, part);
            }
            if (part.isPresent()) {
                write(part.get(), out);
            }
            return part.isPresent();
        }

        void write(Part part, PageWriter out) {
            out.write(part.utf8);
            for (int i = 0; i < part.reads.length; i += 2) {
                reads.read(part.reads[i], part.reads[i + 1]);
            }
        }

        /** What is to be rendered for a run on each page of this kind; null if it was not tried yet. */
        @Nullable
        RenderableNode pieces(int run) {
            return kind.pieces(run);
        }

        void keep(int run, RenderableNode pieces) {
            kind.keep(run, pieces);
        }

        /**
         * What is to be rendered for some nodes of a loop over cards. They are tried once for a card, which stands in
         * the lists of its category, its tags and others.
         */
        IdentityCache<RenderableNode> cards(SteadyRun run) {
            Map<SteadyRun, IdentityCache<RenderableNode>> runs = ofCards().kind.cards;
            IdentityCache<RenderableNode> cards = runs.get(run);
            return cards != null ? cards : runs.computeIfAbsent(run, added -> new IdentityCache<>());
        }

        private Utf8Text room() {
            if (room == null) {
                room = new Utf8Text(1 << 10, 1 << 8);
            }
            return room;
        }

        Trial trial() {
            return new Trial(this, Map.of());
        }

        Trial trialOf(Record card) {
            return new Trial(ofCards(), Map.of(CARD, card));
        }
    }

    private Kind kind(String key) {
        return kinds.computeIfAbsent(key, added -> new Kind());
    }

    /** Renders with what is steady and no more, and keeps what is written. */
    final class Trial {

        private final List<String> read = new ArrayList<>();
        private final NoticingMap page;
        private final NoticingMap all;
        private final PageWriter text;

        /** @param more variables that are steady here, too */
        private Trial(OfPage of, Map<String, Object> more) {
            Reads reading = (name, fingerprint) -> Collections.addAll(read, name, fingerprint);
            this.page = new NoticingMap(of.steady.page());
            Map<String, Object> variables = new HashMap<>(of.steady.others().apply(reading));
            variables.putAll(more);
            variables.put("page", page);
            variables.put(PLACE, of.place);
            variables.put(READS, reading);
            this.all = new NoticingMap(variables);
            this.text = new PageWriter(Optional.of(new OfPage(of.steady, of.place, reading, of.kind)), of.room());
        }

        /** Returns whether it is steady. If it fails, or asks for more, nothing of it is kept. */
        boolean keeps(Rendering rendering) throws IOException {
            int written = text.size();
            int reads = read.size();
            boolean failed = false;
            try {
                rendering.render(text, all);
            } catch (RuntimeException e) {
                failed = true; // Rendered in the usual way, it fails again, with the right place.
            }
            boolean exceeded = all.hasExceeded();
            exceeded |= page.hasExceeded();
            if (failed || exceeded) {
                text.cut(written);
                read.subList(reads, read.size()).clear();
                return false;
            }
            return true;
        }

        boolean isEmpty() {
            return text.size() == 0 && read.isEmpty();
        }

        /** All that was kept since the last end. */
        Part end() {
            Part part = new Part(text.bytes(), read.isEmpty() ? NOTHING : read.toArray(String[]::new));
            text.cut(0);
            read.clear();
            return part;
        }
    }
}
