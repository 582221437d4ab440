package io.github.emlogstatic.render.template.steady;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.IncludeTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Writer;

/** Pebble's {@code include}, which takes the text from {@link SteadyParts} if it is the same on many pages. */
final class SteadyInclude implements TokenParser {

    private final IncludeTokenParser usual = new IncludeTokenParser();

    @Override
    public String getTag() {
        return usual.getTag();
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        Token name = stream.peek();
        boolean plain = name.getType() == Token.Type.STRING && stream.peek(2).getType() == Token.Type.EXECUTE_END;
        RenderableNode include = usual.parse(token, parser);
        return plain ? new Include(token.getLineNumber(), name.getValue(), include) : include;
    }

    /** An include of a partial with a fixed name and without variables of its own. */
    static final class Include extends AbstractRenderableNode {

        private final String name;
        private final RenderableNode usual;

        Include(int line, String name, RenderableNode usual) {
            super(line);
            this.name = name;
            this.usual = usual;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            boolean written = writer instanceof PageWriter page
                    && page.parts().isPresent()
                    && page.parts().get().write(name, page);
            if (!written) {
                usual.render(self, writer, context);
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            usual.accept(visitor);
        }
    }
}
