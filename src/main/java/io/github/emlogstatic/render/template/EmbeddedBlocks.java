package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.core.MacroAndBlockRegistrantNodeVisitor;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.EmbedNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {% embed "partials/box.peb" %}}, as Pebble has it. In the blocks of Pebble's own, values would not be escaped. */
final class EmbeddedBlocks implements TokenParser {

    @Override
    public String getTag() {
        return "embed";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        Expression<?> template = parser.getExpressionParser().parseExpression();
        MapExpression variables = stream.current().test(Token.Type.NAME, "with") ? variables(parser) : null;
        stream.expect(Token.Type.EXECUTE_END);
        BodyNode inside = parser.subparse(tag -> tag.test(Token.Type.NAME, "endembed"));
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        int line = token.getLineNumber();
        return new Embed(line, template, variables, blocks(inside, line, stream.getFilename()));
    }

    private static MapExpression variables(Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        int line = stream.current().getLineNumber();
        if (parser.getExpressionParser().parseExpression() instanceof MapExpression map) {
            return map;
        }
        throw new ParserException(null, "Unexpected expression", line, stream.getFilename());
    }

    private static List<BlockNode> blocks(BodyNode inside, int line, String file) {
        List<BlockNode> blocks = new ArrayList<>();
        for (RenderableNode node : inside.getChildren()) {
            if (node instanceof BlockNode block) {
                blocks.add(block);
            } else if (!(node instanceof TextNode text && new String(text.getData()).isBlank())) {
                throw new ParserException(null, "'embed' takes blocks only; put the rest into one of them", line, file);
            }
        }
        return blocks;
    }

    private static final class Embed extends EmbedNode {

        private final List<BlockNode> blocks;

        Embed(int line, Expression<?> template, @Nullable MapExpression variables, List<BlockNode> blocks) {
            super(line, template, variables, blocks);
            this.blocks = blocks;
        }

        /** Escaping is one of the visitors. Another one registers blocks, and these are none of this template. */
        @Override
        public void accept(NodeVisitor visitor) {
            super.accept(visitor);
            if (!(visitor instanceof MacroAndBlockRegistrantNodeVisitor)) {
                blocks.forEach(block -> block.getBody().accept(visitor));
            }
        }
    }
}
