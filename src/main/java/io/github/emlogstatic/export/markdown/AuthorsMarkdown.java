package io.github.emlogstatic.export.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;

/**
 * The author's own Markdown with new addresses, and with marks at the line ends that emlog shows. Everything else stays
 * as it was typed. For one text.
 */
final class AuthorsMarkdown extends AbstractVisitor {

    private static final Pattern BLANK_LINES = Pattern.compile("\\A[\\s\\u3000]*\\n");
    private static final Pattern LANGUAGE = Pattern.compile("^[^\\s{]+");

    private final String source;
    private final Rewriting rewriting;
    private final Dialect dialect;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Integer> brokenLines = new TreeSet<>();
    private boolean lost;

    /** @param with what to write from {@code start} to {@code end} */
    private record Change(int start, int end, String with) {}

    private AuthorsMarkdown(String source, Rewriting rewriting, Dialect dialect) {
        this.source = source;
        this.rewriting = rewriting;
        this.dialect = dialect;
    }

    /** @return empty if an address could not be found in the source */
    static Optional<String> of(String source, Rewriting rewriting, Dialect dialect) {
        String unix = source.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        unix = BLANK_LINES.matcher(unix).replaceFirst("").trim(); // an indent of wide spaces stays
        AuthorsMarkdown markdown = new AuthorsMarkdown(unix, rewriting, dialect);
        MarkdownWriting.parse(unix).accept(markdown);
        return markdown.lost ? Optional.empty() : Optional.of(markdown.changed());
    }

    @Override
    public void visit(Link node) {
        readdress(node, node.getDestination(), rewriting.link(node.getDestination()));
        visitChildren(node);
    }

    @Override
    public void visit(Image node) {
        readdress(node, node.getDestination(), rewriting.image(node.getDestination()));
    }

    @Override
    public void visit(LinkReferenceDefinition node) {
        readdress(node, node.getDestination(), rewriting.link(node.getDestination()));
    }

    /** Authors name lines there for other tools, as in {@code js {1,3}}. emlog shows nothing of it. */
    @Override
    public void visit(FencedCodeBlock node) {
        String info = node.getInfo();
        String rest = LANGUAGE.matcher(info).replaceFirst("");
        if (!dialect.readsAfterLanguage() || rest.isEmpty()) {
            return;
        }
        SourceSpan fence = node.getSourceSpans().get(0);
        int end = fence.getInputIndex() + fence.getLength();
        int at = source.lastIndexOf(rest, end);
        if (at < fence.getInputIndex()) {
            lost = true;
        } else {
            changes.add(new Change(at, end, ""));
        }
    }

    @Override
    public void visit(SoftLineBreak node) {
        Node next = node.getNext();
        if (next == null || next.getSourceSpans().isEmpty()) {
            lost = true;
        } else {
            brokenLines.add(next.getSourceSpans().get(0).getLineIndex() - 1);
        }
    }

    private void readdress(Node node, String old, String now) {
        if (old.equals(now)) {
            return;
        }
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.size() != 1) {
            lost = true;
            return;
        }
        int start = spans.get(0).getInputIndex();
        int end = start + spans.get(0).getLength();
        int at = source.indexOf(old, textEnd(node, start));
        if (old.isEmpty() || at < 0 || at + old.length() > end) {
            lost |= !isByReference(node, end);
            return;
        }
        changes.add(new Change(at, at + old.length(), now));
    }

    /** The place where the text of a link ends, and its address may begin. */
    private int textEnd(Node node, int start) {
        if (node instanceof LinkReferenceDefinition) {
            return source.indexOf("]:", start);
        }
        Node last = node.getLastChild();
        if (last == null || last.getSourceSpans().isEmpty()) {
            return start;
        }
        SourceSpan span = last.getSourceSpans().get(0);
        return span.getInputIndex() + span.getLength();
    }

    /** A link of the form {@code [text][name]} has its address elsewhere, which is changed there. */
    private boolean isByReference(Node node, int end) {
        return !(node instanceof LinkReferenceDefinition) && source.charAt(end - 1) == ']';
    }

    private String changed() {
        StringBuilder text = new StringBuilder(source);
        changes.stream()
                .sorted(Comparator.comparing(Change::start).reversed())
                .forEach(change -> text.replace(change.start, change.end, change.with));
        return brokenLines.isEmpty() ? text.toString() : withLineEnds(text.toString());
    }

    /** Two spaces at the end of a line are a line break everywhere. */
    private String withLineEnds(String text) {
        String[] lines = text.split("\n", -1);
        for (int line : brokenLines) {
            lines[line] = lines[line].stripTrailing() + "  ";
        }
        return String.join("\n", lines);
    }
}
