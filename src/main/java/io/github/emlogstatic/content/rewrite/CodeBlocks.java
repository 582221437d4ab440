package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.code.CodeColors;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The code in a text: its languages, its colours, and on pages a frame around each block. For one text. */
final class CodeBlocks {

    private static final Pattern BRUSH = Pattern.compile("\\b(?:brush|lang):\\s*([\\w+#.-]+)");

    private static final Pattern WORD = Pattern.compile("(?:\\bbrush-)?([\\w+#.-]+)");

    private final boolean onPage;
    private final CodeLook look;
    private int depth;
    private boolean any;
    private Frame frame = Frame.NONE;
    private @Nullable TextNode colored;
    private String language = "";

    CodeBlocks(boolean onPage, CodeLook look) {
        this.onPage = onPage;
        this.look = look;
    }

    private static boolean isCode(String name) {
        return switch (name) {
            case "pre", "code", "xmp", "listing" -> true;
            default -> false;
        };
    }

    /** An element begins. */
    void enter(String name) {
        depth += isCode(name) ? 1 : 0;
    }

    /** An element has ended. */
    void leave(String name) {
        depth -= isCode(name) && depth > 0 ? 1 : 0;
    }

    /** Whether what is written now is code. */
    boolean isInside() {
        return depth > 0;
    }

    /** Whether the text has had a block of code so far. */
    boolean any() {
        return any;
    }

    /**
     * Completes the tag of a block.
     *
     * @param inLink whether a link is around it, which must not contain controls
     */
    void block(Element pre, StartTag tag, boolean inLink) {
        any = true;
        nameLanguage(pre, tag);
        if (!onPage) {
            return;
        }
        CodeBlock block = CodeBlock.of(pre, tag.get("class"));
        prepareColors(block);
        if (tag.name().equals("pre") && !inLink) {
            block.complete(tag, look);
            frame = block.frame(look);
        }
    }

    /**
     * Adds a class that today's highlighters know. UEditor and SyntaxHighlighter write {@code brush:php;toolbar:false},
     * Crayon {@code lang:php decode:true}, others {@code brush-php}, and the first SyntaxHighlighter
     * {@code name="code" class="php:nocontrols"}; of these two only languages that have colours are taken for one.
     */
    private static void nameLanguage(Element block, StartTag pre) {
        String classes = pre.get("class");
        Matcher brush = BRUSH.matcher(classes);
        if (brush.find()) {
            pre.set("class", classes + " language-" + brush.group(1));
            return;
        }
        boolean code = block.attr("name").equals("code");
        WORD.matcher(classes)
                .results()
                .filter(word -> (code || word.start() < word.start(1)) && CodeColors.knows(word.group(1)))
                .findFirst()
                .ifPresent(word -> pre.set("class", classes + " language-" + word.group(1)));
    }

    /** Code gets colours if it is nothing but text: one text node in {@code pre}, or in its {@code code}. */
    private void prepareColors(CodeBlock block) {
        Element code = block.text();
        boolean alone = code.equals(block.pre()) || block.pre().ownText().isBlank();
        if (alone && code.childNodeSize() == 1 && !block.language().isEmpty()) {
            language = block.language();
            colored = code.childNode(0) instanceof TextNode text ? text : null;
        }
    }

    /** The frame of the block whose tag was completed last. It is given once. */
    Frame takeFrame() {
        Frame taken = frame;
        frame = Frame.NONE;
        return taken;
    }

    /**
     * Writes a node if it is code that gets colours. Returns whether it is. The code gets a {@code code} element,
     * because reader modes of browsers drop elements whose class says comment anywhere else.
     */
    boolean write(Node node, StringBuilder out) {
        if (colored == null || !node.equals(colored)) {
            return false;
        }
        String text = colored.getWholeText();
        boolean bare = !colored.parentNameIs("code");
        CodeColors.html(language, text)
                .map(html -> bare ? "<code>" + html + "</code>" : html)
                .ifPresentOrElse(out::append, () -> HtmlFragment.escapeText(text, out));
        return true;
    }
}
