package io.github.emlogstatic.export.markdown;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/** What a tool reads as markup beyond CommonMark with tables and strikethrough. */
public enum Dialect {
    /** GitHub and most editors, which read nothing else as markup. */
    GFM("(?!)"),
    /** What stands after the language of code is a caption. */
    HEXO("(?!)"),
    /** Short codes and the end of a summary, which Hugo looks for in code, too; and attributes after the language of code. */
    HUGO("\\{\\{[<%]|<!--more-->"),
    /** Jekyll's kramdown: tables without a head, attributes, formulas, definitions. */
    KRAMDOWN("(?!)");

    /** Pipes make tables, braces attributes; dollars make formulas, colons definitions, and brackets notes. */
    private static final Pattern ODD_IN_KRAMDOWN =
            Pattern.compile("[|{<&\\\\]|\\$\\$|(?m:^[ \\t\\f\\x0B]*+(?:[:^]|\\*?\\[))");

    /** Code within a line that begins it with three marks, which Hexo takes for a block. */
    private static final Pattern ODD_IN_HEXO = Pattern.compile("(?m)^[ \\t>*+.\\d-]{0,99}+`{3,}[^`\\n]++`");

    /** What kramdown knows no escape for in the text of an image. */
    private static final Pattern ODD_ALTERNATIVE_IN_KRAMDOWN = Pattern.compile("~|^\\^");

    /** Elements of a line in which kramdown reads no Markdown. */
    private static final Set<String> UNREAD_IN_KRAMDOWN = Set.of("u", "kbd", "mark", "samp", "var", "bdi");

    /** Hugo makes a list of definitions of lines that begin with a colon. */
    private static final Pattern ODD_IN_HUGO = Pattern.compile("(?m)^[ \\t\\f\\x0B]*+:\\s");

    private final Pattern codes;

    Dialect(String codes) {
        this.codes = Pattern.compile(codes);
    }

    /** Whether the text contains something that the tool runs even in code, so that no escape helps. */
    boolean runs(String text) {
        return codes.matcher(text).find();
    }

    /**
     * Whether the tool reads an author's Markdown as CommonMark does.
     *
     * @param parsed the Markdown
     * @param html that of the Markdown
     */
    boolean takes(String markdown, Node parsed, String html) {
        return switch (this) {
            case GFM -> true;
            case HEXO ->
                !ODD_IN_HEXO.matcher(markdown).find()
                        && Emphases.areSeen(parsed, this)
                        && !Blocks.any(parsed, block -> Blocks.isEmpty(block) || Blocks.isCodeFirst(block));
            case HUGO ->
                !ODD_IN_HUGO.matcher(markdown).find()
                        && !Blocks.any(parsed, block -> Blocks.endsInBrace(block, markdown));
            case KRAMDOWN ->
                !ODD_IN_KRAMDOWN.matcher(markdown).find()
                        && expresses(html)
                        && !Blocks.any(
                                parsed,
                                block -> Blocks.isEmpty(block)
                                        || Blocks.isOpen(block)
                                        || Blocks.takesNext(block)
                                        || Blocks.isTorn(block)
                                        || Blocks.hasNumberedLine(block, markdown));
        };
    }

    /** Whether the tool reads more than the language at the beginning of code, and stops at what it cannot read. */
    boolean readsAfterLanguage() {
        return this == HEXO || this == HUGO;
    }

    /**
     * Whether the tool reads a heading or an item without text, and a table of a head alone. kramdown reads none of them,
     * Hexo takes the mark of an item for text.
     */
    boolean readsEmptyBlocks() {
        return this == GFM || this == HUGO;
    }

    /** Whether the tool shows that text in place of an image as it is, and none of the escapes. */
    boolean takesAlternative(String text) {
        return switch (this) {
            case GFM -> true;
            case KRAMDOWN -> !ODD_ALTERNATIVE_IN_KRAMDOWN.matcher(text).find();
            case HEXO, HUGO ->
                TextEscapes.escape(text, this, TextEscapes.Place.LINK).equals(text) && text.indexOf('|') < 0;
        };
    }

    /** Whether the tool makes links of addresses in the text while it reads it. */
    boolean linksAddresses() {
        return this == HEXO || this == HUGO;
    }

    /** Whether bold type that begins or ends with a punctuation mark is seen beside that character, as by CommonMark. */
    boolean opensBeside(int character) {
        return this != HEXO || character != '~' && !Character.isSupplementaryCodePoint(character);
    }

    /** Whether the tool looks for code in lines that begin with its mark alone, and takes its end for a beginning elsewhere. */
    boolean wantsCodeOnLinesOfItsOwn() {
        return this == HEXO;
    }

    /** Whether the tool reads Markdown within that element of a line. */
    boolean readsWithin(String element) {
        return this != KRAMDOWN || !UNREAD_IN_KRAMDOWN.contains(element);
    }

    /** Whether the tool reads it as code within a line. Hexo takes three marks at the beginning of a line for a block. */
    boolean readsAsCode(String line) {
        return !runs(line) && (this != HEXO || !line.contains("``"));
    }

    /**
     * Whether the tool needs blank lines in a list with that block. kramdown needs one before a table, before code that
     * looks like items, and after a quotation. For Hexo, the mark of an item that begins with code must stand alone in
     * its line.
     */
    boolean wantsBlankLines(Node block) {
        return switch (this) {
            case GFM, HUGO -> false;
            case HEXO -> Blocks.isCodeFirst(block);
            case KRAMDOWN -> Blocks.needsBlankLine(block);
        };
    }

    /** Whether the tool finds that block of a list: kramdown needs a blank line above code that looks like items. */
    boolean finds(Node block) {
        return this != KRAMDOWN || !Blocks.hasNoBlankLine(block);
    }

    /** Whether its Markdown has words for all of the HTML: kramdown's lists begin with 1, and it sees no frame in a line. */
    boolean expresses(String html) {
        return this != KRAMDOWN || !html.contains("<ol start=") && !html.contains("<iframe");
    }

    /** Returns the HTML, with its braces escaped if the tool would run what they hold. */
    String guarded(String html) {
        return runs(html) ? html.replace("{", "&#123;") : html;
    }
}
