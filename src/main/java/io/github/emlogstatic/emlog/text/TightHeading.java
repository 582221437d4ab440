package io.github.emlogstatic.emlog.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Reads a heading without a space after its marks, {@code #标题}, which CommonMark takes for text. */
final class TightHeading extends AbstractBlockParser {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})([^#\\s].*?)[# ]*");
    private static final int CODE = 4;

    private final Heading heading = new Heading();
    private final SourceLines text;

    private TightHeading(int level, SourceLines text) {
        heading.setLevel(level);
        this.text = text;
    }

    @Override
    public Block getBlock() {
        return heading;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.none();
    }

    @Override
    public void parseInlines(InlineParser parser) {
        parser.parse(text, heading);
    }

    /** Recognizes such a line. */
    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser before) {
            int start = state.getNextNonSpaceIndex();
            CharSequence line = state.getLine().getContent();
            Matcher found = HEADING.matcher(line).region(start, line.length());
            if (state.getIndent() >= CODE || !found.matches()) {
                return BlockStart.none();
            }
            SourceLines text = SourceLines.of(state.getLine().substring(found.start(2), found.end(2)));
            return BlockStart.of(new TightHeading(found.group(1).length(), text))
                    .atIndex(line.length());
        }
    }
}
