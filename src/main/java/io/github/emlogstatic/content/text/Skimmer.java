package io.github.emlogstatic.content.text;

import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.Tag;

/** Hears of the nodes of a text, and keeps its start and its length. For one text. */
final class Skimmer implements OrdinaryHtml.Listener {

    /** Nobody reads code word by word. */
    static final Set<String> CODE = Set.of("pre", "code", "xmp", "listing", "textarea");

    private final TextCollector line;
    private final WordCount words = new WordCount();

    /**
     * The number of open elements from the outermost one that is code or that the summary leaves out; 0 outside of such
     * an element.
     */
    private int leftOut;

    private int inCode;

    /** @param max the length of the summary, as in {@link Excerpts#summary} */
    Skimmer(int max) {
        this.line = new TextCollector(false, max);
    }

    /** The start of the text, somewhat longer than asked for; empty if only a tree can tell it. */
    Optional<String> prose() {
        return Optional.of(line.text()).filter(prose -> !prose.isEmpty() && !Excerpts.mayHoldFormulas(prose));
    }

    int readingMinutes() {
        return words.minutes();
    }

    @Override
    public void start(Tag tag) {
        if (inCode > 0 || CODE.contains(tag.normalName())) {
            inCode++;
        }
        if (leftOut == 0 && !line.leavesOut(tag)) {
            line.border(tag);
            return;
        }
        if (leftOut == 0) {
            line.leaveOut(tag);
        }
        leftOut++;
    }

    @Override
    public boolean attribute(char[] text, int name, int endOfName, int value, int endOfValue) {
        return true; // of two of the same name parsers take the first
    }

    @Override
    public void text(char[] text, int from, int end) {
        if (inCode == 0) {
            words.add(text, from, end);
        }
        if (leftOut == 0 && !line.isFull()) {
            line.append(text, from, end);
        }
    }

    @Override
    public void end(Tag tag) {
        inCode -= inCode > 0 ? 1 : 0;
        if (leftOut == 0) {
            line.border(tag);
        } else {
            leftOut--;
        }
    }
}
