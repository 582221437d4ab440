package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.extension.NamedArguments;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.List;
import java.util.Map;

/** The arguments of a filter or test that has none, as {@code | date} and {@code is empty}: no map is made at each use. */
final class NoArguments extends ArgumentsNode {

    private NoArguments(int line) {
        super(List.of(), List.of(), line);
    }

    /** Puts them into a filter or test without arguments; returns all else as it is. */
    static Expression<?> in(Expression<?> expression) {
        if (expression instanceof FilterInvocationExpression filter && isEmpty(filter.getArgs())) {
            int line = filter.getLineNumber();
            return new FilterInvocationExpression(filter.getFilterName(), new NoArguments(line), line);
        }
        if (expression instanceof TestInvocationExpression test && isEmpty(test.getArgs())) {
            int line = test.getLineNumber();
            return new TestInvocationExpression(line, test.getTestName(), new NoArguments(line));
        }
        return expression;
    }

    private static boolean isEmpty(ArgumentsNode arguments) {
        return isEmpty(arguments.getPositionalArgs()) && isEmpty(arguments.getNamedArgs());
    }

    private static boolean isEmpty(List<?> arguments) {
        return arguments == null || arguments.isEmpty();
    }

    @Override
    public Map<String, Object> getArgumentMap(
            PebbleTemplateImpl self, EvaluationContextImpl context, NamedArguments expected) {
        return Map.of();
    }
}
