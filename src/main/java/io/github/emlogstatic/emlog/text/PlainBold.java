package io.github.emlogstatic.emlog.text;

import java.util.Set;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads bold text that has no other marks in it, whatever stands beside it. CommonMark takes the asterisks of
 * {@code **注意：**后面} for text.
 */
final class PlainBold implements InlineContentParser {

    private static final String BOLD = "**";
    private static final String MARKS = "*_`[]<>&\\!~\n";

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        if (!scanner.next(BOLD)) {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        while (scanner.hasNext() && MARKS.indexOf(scanner.peek()) < 0) {
            scanner.next();
        }
        String text = scanner.getSource(start, scanner.position()).getContent();
        if (text.isEmpty() || !scanner.next(BOLD) || scanner.peek() == '*') {
            return ParsedInline.none();
        }
        StrongEmphasis bold = new StrongEmphasis(BOLD);
        bold.appendChild(new Text(text));
        return ParsedInline.of(bold, scanner.position());
    }

    /** Makes them. */
    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('*');
        }

        @Override
        public InlineContentParser create() {
            return new PlainBold();
        }
    }
}
