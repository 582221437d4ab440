package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.extension.NamedArguments;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.Macro;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a filter, a test or a function that are given without names, as {@code | date} and {@code t("words", 3)}:
 * no hash map is made at each use. All else is left to Pebble.
 */
final class PlainArguments extends ArgumentsNode {

    /** What Pebble calls the arguments of a function that has no names for them. */
    private static final List<String> NUMBERS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private final Expression<?>[] values;

    private PlainArguments(List<PositionalArgumentNode> arguments, int line) {
        super(arguments, List.of(), line);
        this.values = arguments.stream()
                .map(PositionalArgumentNode::getValueExpression)
                .toArray(Expression[]::new);
    }

    /**
     * Puts them into a filter, a test or a function; returns all else as it is.
     *
     * @param better is put in the place of each argument
     */
    static Expression<?> in(Expression<?> expression, UnaryOperator<Expression<?>> better) {
        if (expression instanceof FilterInvocationExpression filter) {
            int line = filter.getLineNumber();
            return new FilterInvocationExpression(filter.getFilterName(), of(filter.getArgs(), line, better), line);
        }
        if (expression instanceof TestInvocationExpression test) {
            int line = test.getLineNumber();
            return new TestInvocationExpression(line, test.getTestName(), of(test.getArgs(), line, better));
        }
        if (expression instanceof FunctionOrMacroInvocationExpression function) {
            int line = function.getLineNumber();
            return new FunctionOrMacroInvocationExpression(
                    function.getFunctionName(), of(function.getArguments(), line, better), line);
        }
        return expression;
    }

    private static ArgumentsNode of(ArgumentsNode usual, int line, UnaryOperator<Expression<?>> better) {
        if (usual.getNamedArgs() != null && !usual.getNamedArgs().isEmpty()) {
            return usual;
        }
        List<PositionalArgumentNode> given = usual.getPositionalArgs();
        return new PlainArguments(
                given == null
                        ? List.of()
                        : given.stream()
                                .map(argument ->
                                        new PositionalArgumentNode(better.apply(argument.getValueExpression())))
                                .toList(),
                line);
    }

    @Override
    public Map<String, Object> getArgumentMap(
            PebbleTemplateImpl self, EvaluationContextImpl context, NamedArguments expected) {
        List<String> names = names(expected);
        if (values.length > names.size() || expected instanceof Macro) { // a macro adds to its map
            return super.getArgumentMap(self, context, expected);
        }
        if (values.length == 0) {
            return Map.of();
        }
        Object[] given = new Object[values.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = values[i].evaluate(self, context);
        }
        return new Given(names, given);
    }

    private static List<String> names(NamedArguments expected) {
        List<String> names = expected.getArgumentNames();
        return names == null || names.isEmpty() ? NUMBERS : names;
    }

    /** A few names with their values. */
    private static final class Given extends AbstractMap<String, Object> {

        private final List<String> names;
        private final Object[] values;

        /** @param values those of the first names */
        Given(List<String> names, Object[] values) {
            this.names = names;
            this.values = values;
        }

        @Override
        public @Nullable Object get(Object name) {
            for (int i = 0; i < values.length; i++) {
                if (names.get(i).equals(name)) {
                    return values[i];
                }
            }
            return null;
        }

        @Override
        public boolean containsKey(Object name) {
            return names.subList(0, values.length).contains(name);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return IntStream.range(0, values.length)
                    .mapToObj(i -> new SimpleImmutableEntry<>(names.get(i), values[i]))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
