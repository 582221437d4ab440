package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code card.title}: a component of a record, found once and not at each evaluation, or a value of a map. Of nothing,
 * which Pebble would take for a variable that is missing, nothing can be asked. All else is left to Pebble.
 */
final class RecordAttribute implements Expression<Object> {

    private final Expression<?> owner;
    private final String name;
    private final GetAttributeExpression usual;
    private volatile Known known = new Known(Object.class, new Method[0]);

    private static final class Known {

        private final Class<?> type;
        private final Method[] way;

        /** @param way to the component of records of the type; empty if they have none of that name */
        Known(Class<?> type, Method[] way) {
            this.type = type;
            this.way = way;
        }
    }

    private RecordAttribute(Expression<?> owner, String name, GetAttributeExpression usual) {
        this.owner = owner;
        this.name = name;
        this.usual = usual;
    }

    /** Puts such attributes into the prints, conditions and loops of a template. */
    static NodeVisitor visitor(PebbleTemplate template) {
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(PrintNode node) {
                node.setExpression(in(node.getExpression()));
            }

            @Override
            public void visit(BodyNode node) {
                node.getChildren().replaceAll(child -> child instanceof ForNode loop ? in(loop) : child);
                super.visit(node);
            }

            @Override
            public void visit(IfNode node) {
                node.getConditionsWithBodies().replaceAll(pair -> new Pair<>(in(pair.getLeft()), pair.getRight()));
                super.visit(node);
            }
        };
    }

    private static ForNode in(ForNode loop) {
        return new ForNode(
                loop.getLineNumber(),
                loop.getIterationVariable().intern(),
                in(loop.getIterable()),
                loop.getBody(),
                loop.getElseBody());
    }

    /** Puts such attributes in the place of Pebble's. */
    private static Expression<?> in(Expression<?> expression) {
        if (expression instanceof ContextVariableExpression variable) {
            // One text object is found faster than equal ones.
            return new ContextVariableExpression(variable.getName().intern(), variable.getLineNumber());
        }
        if (expression instanceof BinaryExpression<?> two) {
            two.setLeft(in(two.getLeftExpression()));
            two.setRight(in(two.getRightExpression()));
        } else if (expression instanceof UnaryExpression one) {
            one.setChildExpression(in(one.getChildExpression()));
        } else if (expression instanceof TernaryExpression three) {
            three.setExpression2(in(three.getExpression2()));
            three.setExpression3(in(three.getExpression3()));
        } else if (expression instanceof GetAttributeExpression attribute
                && attribute.getArgumentsNode() == null
                && attribute.getAttributeNameExpression() instanceof LiteralStringExpression name) {
            return new RecordAttribute(in(attribute.getNode()), name.getValue(), attribute);
        }
        return PlainArguments.in(expression, RecordAttribute::in);
    }

    @Override
    public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Object found = owner.evaluate(self, context);
        if (found instanceof Record) {
            Method[] way = way(found.getClass());
            if (way.length > 0) {
                return RecordAttributes.value(way, found, self.getName(), getLineNumber());
            }
        } else if (found instanceof Map<?, ?> map) {
            Object value = map.get(name);
            if (value != null) {
                return value;
            }
        } else if (found == null) {
            throw new RootAttributeNotFoundException(null, "null object", name, getLineNumber(), self.getName());
        }
        return usual.evaluate(self, context);
    }

    private Method[] way(Class<?> type) {
        Known here = known;
        if (here.type != type) {
            here = new Known(type, RecordAttributes.way(type, name));
            known = here;
        }
        return here.way;
    }

    @Override
    public void accept(NodeVisitor visitor) {
        usual.accept(visitor);
    }

    @Override
    public int getLineNumber() {
        return usual.getLineNumber();
    }
}
