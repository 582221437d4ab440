package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.ImportNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;

/**
 * {@code {% from "partials/m.peb" import a, b %}}: does what {@code {% import "partials/m.peb" %}} does. Pebble's own fails
 * when a template is rendered for the second time.
 */
final class ImportedMacros implements TokenParser {

    @Override
    public String getTag() {
        return "from";
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        Expression<?> template = parser.getExpressionParser().parseExpression();
        stream.expect(Token.Type.NAME, "import");
        stream.expect(Token.Type.NAME);
        while (stream.current().test(Token.Type.PUNCTUATION, ",")) {
            stream.next();
            stream.expect(Token.Type.NAME);
        }
        if (stream.current().test(Token.Type.NAME, "as")) {
            throw new ParserException(
                    null,
                    "a macro cannot be renamed with 'as'; import it by its own name",
                    stream.current().getLineNumber(),
                    stream.getFilename());
        }
        stream.expect(Token.Type.EXECUTE_END);
        return new ImportNode(token.getLineNumber(), template, null);
    }
}
