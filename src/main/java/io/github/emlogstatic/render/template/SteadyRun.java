package io.github.emlogstatic.render.template;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Neighbouring nodes of a template. Nodes that write the same on many pages are rendered once for all these pages. A
 * trial shows which these are, as in {@link SteadyParts}. The rest is a text with holes. Safe for several threads.
 */
final class SteadyRun extends AbstractRenderableNode {

    private final List<RenderableNode> nodes;
    private final Map<String, List<RenderableNode>> steady = new ConcurrentHashMap<>();
    private volatile Known last = new Known("", List.of());

    /** @param pieces what is rendered on pages of the kind */
    private record Known(String kind, List<RenderableNode> pieces) {}

    SteadyRun(List<RenderableNode> nodes) {
        this.nodes = nodes;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        List<RenderableNode> pieces = nodes;
        if (writer instanceof PageWriter page && page.parts().isPresent()) {
            pieces = known(page.parts().get(), self, context);
        }
        for (int i = 0; i < pieces.size(); i++) { // faster than an iterator, and the innermost loop of all
            pieces.get(i).render(self, writer, context);
        }
    }

    /** Looks first at the kind of the page before, because pages of a kind are made one after the other. */
    private List<RenderableNode> known(SteadyParts.OfPage page, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        Known before = last;
        if (before.kind.equals(page.kind())) {
            return before.pieces;
        }
        List<RenderableNode> known = steady.get(page.kind());
        List<RenderableNode> pieces = known != null ? known : pieces(page, self, context);
        last = new Known(page.kind(), pieces);
        return pieces;
    }

    private List<RenderableNode> pieces(SteadyParts.OfPage page, PebbleTemplateImpl self, EvaluationContextImpl context)
            throws IOException {
        List<RenderableNode> pieces = new ArrayList<>();
        for (RenderableNode node : nodes) {
            Optional<SteadyParts.Part> part =
                    page.tried((text, variables) -> node.render(self, text, alone(self, context, variables)));
            if (part.isPresent()) {
                add(pieces, part.get());
            } else {
                pieces.add(node);
            }
        }
        List<RenderableNode> all = List.copyOf(pieces);
        steady.put(page.kind(), all);
        return all;
    }

    private static void add(List<RenderableNode> pieces, SteadyParts.Part part) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last) instanceof Text text) {
            pieces.set(last, new Text(text.part.and(part)));
        } else {
            pieces.add(new Text(part));
        }
    }

    /**
     * Returns the context with these variables and no others. Pebble offers no way to make one, so this calls a
     * constructor of its implementation, as Pebble 4.1.2 has it. If a later Pebble gives a context more than the constructor
     * takes here, {@code SteadyPartsTest.layoutsAreRenderedForEachPage} tells.
     */
    private static EvaluationContextImpl alone(
            PebbleTemplateImpl self, EvaluationContextImpl context, Map<String, Object> variables) {
        ScopeChain scopes = new ScopeChain();
        scopes.pushScope(variables);
        scopes.pushScope();
        return new EvaluationContextImpl(
                self,
                context.isStrictVariables(),
                context.getLocale(),
                context.getMaxRenderedSize(),
                context.getExtensionRegistry(),
                context.getTagCache(),
                context.getExecutorService(),
                context.getImportedTemplates(),
                new TreeMap<>(),
                scopes,
                context.getHierarchy(),
                context.getEvaluationOptions());
    }

    @Override
    public void accept(NodeVisitor visitor) {
        nodes.forEach(node -> node.accept(visitor));
    }

    /** What some nodes write. */
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
