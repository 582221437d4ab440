package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes the tag that is rendered. That takes time, so only a page that has failed is rendered with it. For one thread. */
final class CurrentTag extends AbstractExtension {

    /** @param line 0 for a template that is parsed */
    record Tag(String file, int line) {}

    /** The innermost comes first. */
    private final Deque<Tag> open = new ArrayDeque<>();

    /** The tag that has failed; empty if none has. */
    Optional<Tag> innermost() {
        return Optional.ofNullable(open.peek());
    }

    /** A template is about to be parsed. */
    void begin(String template) {
        open.push(new Tag(template, 0));
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(this::visitor);
    }

    private NodeVisitor visitor(PebbleTemplate template) {
        open.pop(); // it is parsed
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(BodyNode body) {
                super.visit(body);
                List<RenderableNode> noted = body.getChildren().stream()
                        .flatMap(node -> node instanceof AbstractRenderableNode tag
                                ? noted(tag, template.getName())
                                : Stream.of(node))
                        .toList();
                body.getChildren().clear();
                body.getChildren().addAll(noted);
            }
        };
    }

    private Stream<RenderableNode> noted(AbstractRenderableNode node, String template) {
        Tag tag = new Tag(template, node.getLineNumber());
        return Stream.of(doing(() -> open.push(tag)), node, doing(open::pop));
    }

    /** A {@code {% set %}}, because Pebble renders little else of a template that extends another. */
    private static SetNode doing(Runnable action) {
        return new SetNode(0, "_tag", new Expression<Object>() {
            @Override
            public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
                action.run();
                return null;
            }

            @Override
            public void accept(NodeVisitor visitor) {
                visitor.visit(this);
            }

            @Override
            public int getLineNumber() {
                return 0;
            }
        });
    }
}
