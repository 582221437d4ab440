package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds blocks that are in no page: their template always extends another, or they stand in an {@code embed}, no other
 * template has a block of that name, and none writes it with {@code block("name")}.
 */
final class StrayBlocks {

    /** A comment, what Pebble does not read, or a tag. A parent without a plain name may be null, which is none. */
    private static final Pattern TAG = Pattern.compile(
            "\\{#(?:(?!#}).)*+|\\{%-?\\s*+(?:verbatim\\b(?:(?!\\{%-?\\s*+endverbatim\\b).)*+"
                    + "|(if|macro|embed|end(?:block|macro|embed)|extends(?=\\s*+(?:\"[^\"]*+\"|'[^']*+')\\s*+-?%}))\\b"
                    + "|block\\s++[\"']?(\\w++))",
            Pattern.DOTALL);

    /** {@code block("name")} writes a block; of a name that is put together, the beginning. */
    private static final Pattern WRITTEN = Pattern.compile("\\bblock\\s*+\\(\\s*+(?:[\"']([^\"'\n#]*+))?+");

    /** @param embedded whether it is to replace a block of a template that is embedded */
    private record Block(ThemeFile file, String name, int line, boolean shown, boolean embedded) {}

    private StrayBlocks() {}

    /** @param layers the files of a theme, the eldest parent first */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers) {
        List<Block> blocks =
                templates(layers).flatMap(file -> blocks(file).stream()).toList();
        List<String> written = written(layers);
        return blocks.stream()
                .filter(block -> !block.shown && !block.file.isOfProgram())
                .filter(block -> written.stream().noneMatch(block.name::startsWith))
                .flatMap(block -> stray(block, others(block.file, blocks)).stream())
                .toList();
    }

    private static Stream<ThemeFile> templates(List<SortedMap<String, ThemeFile>> layers) {
        return layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> file.getKey().endsWith(".peb"))
                .map(Map.Entry::getValue);
    }

    /** The names, or their beginnings, of blocks that templates write. The beginning of a name that is a value is empty. */
    private static List<String> written(List<SortedMap<String, ThemeFile>> layers) {
        return templates(layers)
                .flatMap(file -> WRITTEN.matcher(file.text()).results())
                .map(name -> Objects.toString(name.group(1), ""))
                .toList();
    }

    /**
     * The blocks of a template. A block appears in the page if its template extends none, or if it is inside another
     * block or a macro. A template that extends another one only under a condition may show it, too.
     */
    private static List<Block> blocks(ThemeFile file) {
        String text = file.text();
        List<Block> blocks = new ArrayList<>();
        boolean isExtending = false;
        boolean isConditional = false;
        Deque<String> around = new ArrayDeque<>();
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            String name = Objects.toString(tag.group(1), "");
            if (tag.group(2) != null) {
                boolean isEmbedded = "embed".equals(around.peek());
                boolean isShown = !isEmbedded && (!isExtending || !around.isEmpty());
                blocks.add(new Block(file, tag.group(2), line(text, tag.start()), isShown, isEmbedded));
                around.push("block");
            } else if (name.startsWith("end")) {
                around.poll();
            } else if (name.equals("if")) {
                isConditional = true;
            } else if (name.equals("macro") || name.equals("embed")) {
                around.push(name);
            } else {
                isExtending |= name.equals("extends") && !isConditional;
            }
        }
        return blocks;
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
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
        String why = block.embedded
                ? "it is to replace a block of the embedded template, and none has it"
                : "the template extends another, and none has this block";
        String advice = Suggestion.of(block.name, others)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse(
                        block.embedded
                                ? "correct its name, or remove it"
                                : "put it into a block of the template that is extended, or remove it");
        return List.of(Problem.lasting(
                "a block of the theme does nothing",
                block.file.origin() + ": " + block.name,
                "line " + block.line + ": " + why + "; " + advice));
    }
}
