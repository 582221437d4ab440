package io.github.emlogstatic.render.template.steady;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring nodes of a template. Nodes that write the same on many pages are rendered once for all these pages. A
 * trial shows which these are, as in {@link SteadyParts}. The rest is a text with holes. Safe for several threads.
 */
final class SteadyRun extends AbstractRenderableNode {

    private final RenderableNode[] nodes;
    private final boolean ofCard;

    /** Nodes that were not steady for one card. They are not tried for others, because a failure takes long. */
    private final Set<RenderableNode> unsteady = ConcurrentHashMap.newKeySet();

    SteadyRun(List<RenderableNode> nodes) {
        this(nodes.toArray(RenderableNode[]::new), false);
    }

    private SteadyRun(RenderableNode[] nodes, boolean ofCard) {
        this.nodes = nodes;
        this.ofCard = ofCard;
    }

    /** The same nodes in a loop over {@link SteadyParts#CARD}. */
    SteadyRun ofCard() {
        return new SteadyRun(nodes, true);
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        for (RenderableNode piece : pieces(self, writer, context)) {
            piece.render(self, writer, context);
        }
    }

    /** Makes no lambda and no text where they are known: this is called for each run of each page. */
    private RenderableNode[] pieces(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
            throws IOException {
        if (!(writer instanceof PageWriter page && page.parts().isPresent())) {
            return nodes;
        }
        SteadyParts.OfPage parts = page.parts().get();
        if (ofCard) {
            return context.getVariable(SteadyParts.CARD) instanceof Record card
                    ? pieces(parts, card, self, context)
                    : nodes;
        }
        RenderableNode[] known = parts.runs().get(this);
        if (known == null) {
            known = pieces(parts.trial(), self, context);
            parts.runs().put(this, known);
        }
        return known;
    }

    private RenderableNode[] pieces(
            SteadyParts.OfPage parts, Record card, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        IdentityCache<RenderableNode[]> cards = parts.cards(this);
        RenderableNode[] known = cards.get(card);
        if (known == null) {
            known = pieces(parts.trialOf(card), self, context);
            cards.put(card, known);
        }
        return known;
    }

    private RenderableNode[] pieces(SteadyParts.Trial trial, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        Alone alone = new Alone(self, context);
        List<RenderableNode> pieces = new ArrayList<>();
        for (RenderableNode node : nodes) {
            if (!isKept(node, trial, alone)) {
                addTo(pieces, trial);
                pieces.add(node);
            }
        }
        addTo(pieces, trial);
        return pieces.toArray(RenderableNode[]::new);
    }

    private boolean isKept(RenderableNode node, SteadyParts.Trial trial, Alone alone) throws IOException {
        boolean kept =
                !unsteady.contains(node) && trial.keeps((text, variables) -> alone.render(node, text, variables));
        if (!kept && ofCard) {
            unsteady.add(node);
        }
        return kept;
    }

    private static void addTo(List<RenderableNode> pieces, SteadyParts.Trial trial) {
        if (!trial.isEmpty()) {
            pieces.add(new Text(trial.end()));
        }
    }

    @Override
    public void accept(NodeVisitor visitor) {
        for (RenderableNode node : nodes) {
            node.accept(visitor);
        }
    }

    /** Renders nodes one after the other, each with the variables of a trial and no others. */
    private static final class Alone {

        private final PebbleTemplateImpl self;
        private final EvaluationContextImpl usual;
        private @Nullable EvaluationContextImpl alone;

        Alone(PebbleTemplateImpl self, EvaluationContextImpl usual) {
            this.self = self;
            this.usual = usual;
        }

        void render(RenderableNode node, Writer text, Map<String, Object> variables) throws IOException {
            EvaluationContextImpl context = alone == null ? context(variables) : alone;
            alone = null; // a node that fails leaves it as nobody knows
            context.getScopeChain().pushScope();
            node.render(self, text, context);
            context.getScopeChain().popScope();
            alone = context;
        }

        /**
         * The context with these variables and no others. Pebble offers no way to make one, so this calls a constructor of
         * its implementation, as Pebble 4.1.2 has it. If a later Pebble gives a context more than the constructor takes
         * here, {@code SteadyPartsTest.layoutsAreRenderedForEachPage} tells.
         */
        private EvaluationContextImpl context(Map<String, Object> variables) {
            ScopeChain scopes = new ScopeChain();
            scopes.pushScope(variables);
            return new EvaluationContextImpl(
                    self,
                    usual.isStrictVariables(),
                    usual.getLocale(),
                    usual.getMaxRenderedSize(),
                    usual.getExtensionRegistry(),
                    usual.getTagCache(),
                    usual.getExecutorService(),
                    usual.getImportedTemplates(),
                    new TreeMap<>(),
                    scopes,
                    usual.getHierarchy(),
                    usual.getEvaluationOptions());
        }
    }

    /** Writes what some nodes have written before. */
    private static final class Text extends AbstractRenderableNode {

        private final SteadyParts.Part part;

        Text(SteadyParts.Part part) {
            this.part = part;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
            PageWriter page = (PageWriter) writer;
            page.parts().orElseThrow().write(part, page);
        }

        @Override
        public void accept(NodeVisitor visitor) {
            // It has no nodes.
        }
    }
}
