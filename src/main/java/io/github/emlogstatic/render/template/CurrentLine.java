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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes the tag that is rendered. That takes time, so only a page that has failed is rendered with it. For one thread. */
final class CurrentLine extends AbstractExtension {

    private String file;
    private int number;

    /** @param layout the first template */
    CurrentLine(String layout) {
        this.file = layout;
    }

    /** The template of the last tag. */
    String file() {
        return file;
    }

    /** The line of that tag; 0 for a template that could not be parsed. */
    int number() {
        return number;
    }

    /** A template is about to be parsed. */
    void begin(String template) {
        note(template, 0);
    }

    private void note(String template, int line) {
        file = template;
        number = line;
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(this::visitor);
    }

    private NodeVisitor visitor(PebbleTemplate template) {
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(BodyNode body) {
                super.visit(body);
                List<RenderableNode> noted = body.getChildren().stream()
                        .flatMap(node -> node instanceof AbstractRenderableNode tag
                                ? Stream.of(noting(template.getName(), tag.getLineNumber()), node)
                                : Stream.of(node))
                        .toList();
                body.getChildren().clear();
                body.getChildren().addAll(noted);
            }
        };
    }

    /** A {@code {% set %}}, because Pebble renders little else of a template that extends another. */
    private SetNode noting(String template, int line) {
        return new SetNode(line, "_line", new Expression<Object>() {
            @Override
            public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
                note(template, line);
                return null;
            }

            @Override
            public void accept(NodeVisitor visitor) {
                visitor.visit(this);
            }

            @Override
            public int getLineNumber() {
                return line;
            }
        });
    }
}
