package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds blocks that are in no page: their template extends another, and no other template has a block of that name. */
final class StrayBlocks {

    /** A comment, or a tag of blocks. */
    private static final Pattern TAG = Pattern.compile(
            "\\{#(?:(?!#}).)*+|\\{%-?\\s*+(?:(extends|endblock)\\b|block\\s++[\"']?(\\w++))", Pattern.DOTALL);

    private record Block(ThemeFile file, String name, int line, boolean shown) {}

    private StrayBlocks() {}

    /** @param layers the files of a theme, the eldest parent first */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers) {
        List<Block> blocks = layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> file.getKey().endsWith(".peb"))
                .flatMap(file -> blocks(file.getValue()).stream())
                .toList();
        return blocks.stream()
                .filter(block -> !block.shown && !block.file.isOfProgram())
                .flatMap(block -> stray(block, others(block.file, blocks)).stream())
                .toList();
    }

    /** A block stands in the page if its template extends none, or if it stands in another block. */
    private static List<Block> blocks(ThemeFile file) {
        String text = file.text();
        List<Block> blocks = new ArrayList<>();
        boolean isExtending = false;
        int depth = 0;
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            if (tag.group(2) != null) {
                int line = 1
                        + (int) text.substring(0, tag.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                blocks.add(new Block(file, tag.group(2), line, !isExtending || depth > 0));
                depth++;
            } else if ("endblock".equals(tag.group(1))) {
                depth--;
            } else {
                isExtending |= tag.group(1) != null;
            }
        }
        return blocks;
    }

    private static Set<String> others(ThemeFile file, List<Block> blocks) {
        Set<String> names = new TreeSet<>();
        blocks.stream().filter(other -> other.file != file).forEach(other -> names.add(other.name));
        return names;
    }

    /** The place has no line, or each line above it would make another problem. */
    private static List<Problem> stray(Block block, Set<String> others) {
        if (others.contains(block.name)) {
            return List.of();
        }
        String advice = Suggestion.of(block.name, others)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("put it into a block of the template that is extended, or remove it");
        return List.of(Problem.lasting(
                "a block of the theme does nothing",
                block.file.origin() + ": " + block.name,
                "line " + block.line + ": the template extends another, and none has this block; " + advice));
    }
}
