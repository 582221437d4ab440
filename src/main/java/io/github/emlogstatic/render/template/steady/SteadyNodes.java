package io.github.emlogstatic.render.template.steady;

import io.github.emlogstatic.render.theme.Theme;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.RenderableNodeExpression;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The nodes of a parsed template that take what many pages share from {@link SteadyParts}: includes, and neighbouring nodes
 * that only write, which are joined into a {@link SteadyRun}.
 */
public final class SteadyNodes extends AbstractExtension {

    /** Changes a variable that every page has. Included templates see the change, too. */
    private static final Pattern SHADOW = Pattern.compile(
            "\\{%-?\\s*(?:set|for)\\s+(?:site|page|options)\\b" + "|[\"'](?:site|page|options)[\"']\\s*:");

    /** Writes a block of another template, or calls its macros. Which template that is may differ from page to page. */
    private static final Pattern OTHERS =
            Pattern.compile("\\b(?:parent|block)\\s*\\(" + "|\\{%-?\\s*(?:import|from)\\b");

    private final Theme theme;
    private final boolean shadows;
    private final AtomicInteger runs = new AtomicInteger();

    public SteadyNodes(Theme theme) {
        this.theme = theme;
        this.shadows = theme.templates().stream().anyMatch(name -> holds(name, SHADOW));
    }

    private boolean holds(String template, Pattern what) {
        return theme.file(template)
                .filter(file -> what.matcher(file.text()).find())
                .isPresent();
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return shadows ? List.of() : List.of(new SteadyInclude());
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(this::visitor);
    }

    private NodeVisitor visitor(PebbleTemplate template) {
        boolean joins = !shadows && !holds(template.getName(), OTHERS);
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(ForNode loop) {
                super.visit(loop);
                if (loop.getIterationVariable().equals(SteadyParts.CARD)) {
                    loop.getBody().getChildren().replaceAll(SteadyNodes::ofCard);
                }
            }

            @Override
            public void visit(BodyNode body) {
                super.visit(body);
                if (joins) {
                    List<RenderableNode> joined = joined(body.getChildren());
                    body.getChildren().clear();
                    body.getChildren().addAll(joined);
                }
            }
        };
    }

    private static RenderableNode ofCard(RenderableNode node) {
        return node instanceof SteadyRun run ? run.ofCard() : node;
    }

    private List<RenderableNode> joined(List<RenderableNode> nodes) {
        List<RenderableNode> joined = new ArrayList<>();
        List<RenderableNode> run = new ArrayList<>();
        for (RenderableNode node : nodes) {
            if (onlyWrites(node)) {
                run.add(node instanceof PrintNode print ? EscapedPrint.of(print) : node);
            } else {
                addRun(run, joined);
                joined.add(node);
            }
        }
        addRun(run, joined);
        return joined;
    }

    private void addRun(List<RenderableNode> run, List<RenderableNode> joined) {
        if (!run.isEmpty()) {
            joined.add(new SteadyRun(List.copyOf(run), runs.getAndIncrement()));
            run.clear();
        }
    }

    private static boolean onlyWrites(RenderableNode node) {
        if (node instanceof IfNode || node instanceof ForNode || node instanceof PrintNode) {
            MoreThanText search = new MoreThanText();
            node.accept(search);
            return !search.found;
        }
        return node instanceof TextNode || node instanceof SteadyInclude.Include;
    }

    /**
     * Finds what does more than write, inside a node: variables that others may read later, a parent, and blocks, whose
     * text the layouts that extend the template may replace.
     */
    private static final class MoreThanText extends AbstractNodeVisitor {

        private boolean found;

        MoreThanText() {
            super(null);
        }

        /** Nodes that have no method here, such as {@code {% cache %}}, are not looked into. */
        @Override
        public void visit(Node node) {
            found |= node instanceof RenderableNode;
        }

        /** {@code {% filter %}} prints what filters make of the nodes in it. */
        @Override
        public void visit(PrintNode print) {
            Expression<?> filtered = print.getExpression();
            while (filtered instanceof FilterExpression filter) {
                filtered = filter.getLeftExpression();
            }
            if (filtered instanceof RenderableNodeExpression nodes) {
                nodes.getNode().accept(this);
            }
        }

        @Override
        public void visit(SetNode node) {
            found = true;
        }

        @Override
        public void visit(ExtendsNode node) {
            found = true;
        }

        @Override
        public void visit(BlockNode node) {
            found = true;
        }
    }
}
