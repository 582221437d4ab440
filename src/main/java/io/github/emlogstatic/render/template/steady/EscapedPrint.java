package io.github.emlogstatic.render.template.steady;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.StringUtils;
import java.io.IOException;
import java.io.Writer;

/** {@code {{ value }}}: Pebble's escape filter, but it writes into the page what the filter would return as a new text. */
final class EscapedPrint extends AbstractRenderableNode {

    private final Expression<?> value;
    private final PrintNode usual;

    private EscapedPrint(Expression<?> value, PrintNode usual) {
        super(usual.getLineNumber());
        this.value = value;
        this.usual = usual;
    }

    /** Returns the node itself if it does anything else than escape a value for HTML. */
    static RenderableNode of(PrintNode node) {
        return node.getExpression() instanceof FilterExpression filtered
                        && filtered.getRightExpression() instanceof FilterInvocationExpression filter
                        && filter.getFilterName().equals("escape")
                        && isForHtml(filter.getArgs())
                ? new EscapedPrint(filtered.getLeftExpression(), node)
                : node;
    }

    private static boolean isForHtml(ArgumentsNode arguments) {
        boolean unnamed = arguments.getPositionalArgs() != null
                && !arguments.getPositionalArgs().isEmpty();
        return !unnamed
                && (arguments.getNamedArgs() == null
                        || arguments.getNamedArgs().stream()
                                .allMatch(argument ->
                                        argument.getValueExpression() instanceof LiteralStringExpression strategy
                                                && strategy.getValue().equals("html")));
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        if (!(writer instanceof PageWriter page)) {
            usual.render(self, writer, context);
            return;
        }
        Object found = value.evaluate(self, context);
        if (found instanceof SafeString safe) {
            page.write(safe.toString());
        } else if (found != null) {
            page.writeEscaped(StringUtils.toString(found));
        }
    }

    @Override
    public void accept(NodeVisitor visitor) {
        usual.accept(visitor);
    }
}
