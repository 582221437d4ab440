package io.github.emlogstatic.render.template.steady;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.template.ScopeChain;
import io.pebbletemplates.pebble.utils.Pair;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring nodes of a template. Nodes that write the same on many pages are rendered once for all these pages. A
 * trial shows which these are, as in {@link SteadyParts}. The rest is a text with holes. Safe for several threads.
 */
final class SteadyRun extends AbstractRenderableNode {

    private final RenderableNode[] nodes;
    private final RenderableNode all;
    private final int number;
    private final boolean ofCard;

    /** Nodes that were not steady for one card. They are not tried for others, because a failure takes long. */
    private final Set<RenderableNode> unsteady = ConcurrentHashMap.newKeySet();

    /** Choices whose conditions are not steady. */
    private final Set<IfNode> undecided = ConcurrentHashMap.newKeySet();

    /** The pieces that were found last. */
    private volatile RenderableNode[] latest = {};

    /** @param number of the run among all of the theme; a run of a card does not use it */
    SteadyRun(List<RenderableNode> nodes, int number) {
        this(nodes.toArray(RenderableNode[]::new), number, false);
    }

    private SteadyRun(RenderableNode[] nodes, int number, boolean ofCard) {
        this.nodes = nodes;
        this.all = OneByOne.of(nodes);
        this.number = number;
        this.ofCard = ofCard;
    }

    /** The same nodes in a loop over {@link SteadyParts#CARD}. */
    SteadyRun ofCard() {
        return new SteadyRun(nodes, number, true);
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        pieces(self, writer, context).render(self, writer, context);
    }

    /** What to render on this page. It is called for each run of each page, so it makes no objects for known pieces. */
    private RenderableNode pieces(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
            throws IOException {
        if (!(writer instanceof PageWriter page && page.parts().isPresent())) {
            return all;
        }
        SteadyParts.OfPage parts = page.parts().get();
        if (ofCard) {
            return context.getVariable(SteadyParts.CARD) instanceof Record card
                    ? piecesOfCard(parts, card, self, context)
                    : all;
        }
        RenderableNode known = parts.pieces(number);
        if (known == null) {
            known = tried(parts.trial(), self, context);
            parts.keep(number, known);
        }
        return known;
    }

    private RenderableNode piecesOfCard(
            SteadyParts.OfPage parts, Record card, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        IdentityCache<RenderableNode> cards = parts.cards(this);
        RenderableNode known = cards.get(card);
        if (known == null) {
            known = tried(parts.trialOf(card), self, context);
            cards.put(card, known);
        }
        return known;
    }

    private RenderableNode tried(SteadyParts.Trial trial, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        List<RenderableNode> pieces = new ArrayList<>();
        addAll(List.of(nodes), pieces, trial, new Alone(self, context));
        addTo(pieces, trial);
        RenderableNode[] found = pieces.toArray(RenderableNode[]::new);
        share(found, latest);
        latest = found;
        return OneByOne.of(found);
    }

    /** Replaces pieces by equal ones of another card, to keep each text once: a large blog has many cards. */
    private static void share(RenderableNode[] pieces, RenderableNode[] others) {
        for (int i = 0; i < Math.min(pieces.length, others.length); i++) {
            if (pieces[i] instanceof SteadyParts.Part part && part.writesAs(others[i])) {
                pieces[i] = others[i];
            }
        }
    }

    private void addAll(List<RenderableNode> all, List<RenderableNode> pieces, SteadyParts.Trial trial, Alone alone)
            throws IOException {
        for (RenderableNode node : all) {
            if (isKept(node, trial, alone)) {
                continue;
            }
            Optional<List<RenderableNode>> branch =
                    node instanceof IfNode choice ? branch(choice, trial, alone) : Optional.empty();
            if (branch.isPresent()) {
                addAll(branch.get(), pieces, trial, alone);
            } else {
                addTo(pieces, trial);
                pieces.add(node);
            }
        }
    }

    /** The branch of a choice that is not steady as a whole; empty if its conditions are not steady either. */
    private Optional<List<RenderableNode>> branch(IfNode choice, SteadyParts.Trial trial, Alone alone)
            throws IOException {
        if (undecided.contains(choice)) {
            return Optional.empty();
        }
        for (Pair<Expression<?>, BodyNode> way : choice.getConditionsWithBodies()) {
            Optional<Boolean> holds = alone.value(way.getLeft(), trial);
            if (holds.isEmpty()) {
                undecided.add(choice);
                return Optional.empty();
            }
            if (holds.get()) {
                return Optional.of(nodes(way.getRight()));
            }
        }
        return Optional.of(choice.getElseBody() == null ? List.of() : nodes(choice.getElseBody()));
    }

    private static List<RenderableNode> nodes(BodyNode body) {
        return body.getChildren().stream()
                .flatMap(node -> node instanceof SteadyRun run ? Stream.of(run.nodes) : Stream.of(node))
                .toList();
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
            pieces.add(trial.end());
        }
    }

    @Override
    public void accept(NodeVisitor visitor) {
        all.accept(visitor);
    }

    /** Nodes that are rendered one after the other. */
    private static final class OneByOne extends AbstractRenderableNode {

        private final RenderableNode[] nodes;

        private OneByOne(RenderableNode[] nodes) {
            this.nodes = nodes;
        }

        /** What stands for these nodes. A single node stands for itself. */
        static RenderableNode of(RenderableNode[] nodes) {
            return nodes.length == 1 ? nodes[0] : new OneByOne(nodes);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            for (RenderableNode node : nodes) {
                node.render(self, writer, context);
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            for (RenderableNode node : nodes) {
                node.accept(visitor);
            }
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
            alone = null; // if the node fails, the context may be half changed, so the next node gets a new one
            context.getScopeChain().pushScope();
            node.render(self, text, context);
            context.getScopeChain().popScope();
            alone = context;
        }

        /** Whether a condition holds; empty if it is not steady. */
        Optional<Boolean> value(Expression<?> condition, SteadyParts.Trial trial) throws IOException {
            @Nullable Object[] value = new Object[1];
            boolean steady = trial.keeps((text, variables) -> {
                EvaluationContextImpl context = alone == null ? context(variables) : alone;
                alone = null;
                value[0] = condition.evaluate(self, context);
                alone = context;
            });
            return steady && value[0] instanceof Boolean holds ? Optional.of(holds) : Optional.empty();
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
}
