package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.theme.Theme;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Refuses what a template that extends another says in vain, and Pebble leaves out without a word: a block that no parent
 * has, and what stands outside of blocks. Safe for several threads.
 */
final class ChildTemplates {

    /** Writes a block of any name. */
    private static final Pattern BLOCK_FUNCTION = Pattern.compile("\\bblock\\s*\\(");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private final Theme theme;
    private final PebbleEngine engine;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    ChildTemplates(Theme theme, PebbleEngine engine) {
        this.theme = theme;
        this.engine = engine;
    }

    /** @throws PebbleException with the place, for the first mistake of a layout or of a template that it extends */
    void check(String layout) {
        if (checked.contains(layout)) {
            return;
        }
        List<Content> line = line(layout);
        for (int i = 0; i + 1 < line.size(); i++) {
            check(line.get(i), line.subList(i + 1, line.size()));
        }
        checked.add(layout);
    }

    /** A layout, what it extends, and so on; the layout alone if a condition decides what is extended. */
    private List<Content> line(String layout) {
        List<Content> line = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Optional<String> next = Optional.of(layout);
                next.isPresent();
                next = line.get(line.size() - 1).parent()) {
            Content content = new Content(engine, next.get());
            line.add(content);
            if (!content.isClear() || !names.add(next.get())) {
                return line.subList(0, 1);
            }
        }
        return line;
    }

    private void check(Content child, List<Content> parents) {
        Set<String> known = new TreeSet<>();
        parents.forEach(parent -> known.addAll(parent.blocks));
        for (BlockNode block : child.outer) {
            if (!known.contains(block.getName()) && isWrittenForThese(child, parents) && !isUsed(block, child)) {
                String advice = known.isEmpty() ? "; remove it" : "; its blocks are " + String.join(", ", known);
                throw mistake(
                        child, block.getLineNumber(), "the parent has no block '" + block.getName() + "'" + advice);
            }
        }
        for (int line : child.outside) {
            throw mistake(
                    child, line, "what stands outside of blocks is in no page; put it into a block of the parent");
        }
    }

    private static PebbleException mistake(Content child, int line, String message) {
        return new PebbleException(null, message, line, child.name);
    }

    /** Not if a theme replaces a template of its parent theme: what extends it there may have more blocks. */
    private boolean isWrittenForThese(Content child, List<Content> parents) {
        int layer = theme.layer(child.name);
        return parents.stream().allMatch(parent -> theme.layer(parent.name) <= layer);
    }

    /** Whether a parent theme has a block of that name, for which this template was copied, or a function may write it. */
    private boolean isUsed(BlockNode block, Content child) {
        Pattern same = Pattern.compile("\\{%-?\\s*block\\s+[\"']?" + Pattern.quote(block.getName()) + "\\b");
        return theme.inherited(child.name).stream()
                        .anyMatch(file -> same.matcher(file.text()).find())
                || theme.templates().stream()
                        .flatMap(file -> theme.file(file).stream())
                        .anyMatch(file -> BLOCK_FUNCTION.matcher(file.text()).find());
    }

    /** What a template consists of. */
    private static final class Content {

        private final String name;
        private final List<RenderableNode> nodes;
        private final List<ExtendsNode> parents = new ArrayList<>();
        private final Set<String> blocks = new HashSet<>();

        /** The blocks that are in no other block. */
        private final List<BlockNode> outer = new ArrayList<>();

        /** The lines of what is written outside of blocks, after the tag 'extends'. */
        private final List<Integer> outside = new ArrayList<>();

        Content(PebbleEngine engine, String name) {
            PebbleTemplateImpl template = (PebbleTemplateImpl) engine.getTemplate(name);
            this.name = name;
            this.nodes = ((RootNode) template.getRootNode()).getBody().getChildren();
            new Visitor(template).visit((RootNode) template.getRootNode());
        }

        /** Whether it is known what it extends. */
        boolean isClear() {
            return parents.isEmpty()
                    || parents.size() == 1
                            && nodes.contains(parents.get(0))
                            && parents.get(0).getParentExpression() instanceof LiteralStringExpression;
        }

        Optional<String> parent() {
            return parents.stream()
                    .map(node -> ((LiteralStringExpression) node.getParentExpression()).getValue())
                    .findFirst();
        }

        private final class Visitor extends AbstractNodeVisitor {

            private int depth;

            Visitor(PebbleTemplateImpl template) {
                super(template);
            }

            @Override
            public void visit(ExtendsNode node) {
                parents.add(node);
            }

            @Override
            public void visit(BlockNode node) {
                blocks.add(node.getName());
                if (depth == 0) {
                    outer.add(node);
                }
                depth++;
                super.visit(node);
                depth--;
            }

            @Override
            public void visit(MacroNode node) {
                depth++;
                super.visit(node);
                depth--;
            }

            @Override
            public void visit(TextNode node) {
                String text = new String(node.getData());
                if (!COMMENT.matcher(text).replaceAll("").isBlank()) {
                    String below = text.stripLeading();
                    addOutside(node.getLineNumber()
                            - (int) below.chars().filter(c -> c == '\n').count());
                }
            }

            @Override
            public void visit(PrintNode node) {
                addOutside(node.getLineNumber());
            }

            private void addOutside(int line) {
                if (depth == 0 && !parents.isEmpty()) {
                    outside.add(line);
                }
            }
        }
    }
}
