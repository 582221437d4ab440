package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;

/** {@code {% cache "key" %}}: the text in it, made on each page. In Pebble's own, values would not be escaped. */
final class UncachedText implements TokenParser {

    @Override
    public String getTag() {
        return "cache";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        parser.getExpressionParser().parseExpression();
        stream.expect(Token.Type.EXECUTE_END);
        BodyNode text = parser.subparse(tag -> tag.test(Token.Type.NAME, "endcache"));
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return text;
    }
}
