package io.github.emlogstatic.render.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag that is opened and not closed, or closed and not opened.
 *
 * @param name without {@code end}
 */
record UnpairedTag(String name, int line, boolean opened) {

    private static final List<String> PAIRS =
            List.of("if", "for", "block", "macro", "filter", "autoescape", "cache", "parallel", "embed", "verbatim");

    static final Set<String> TAGS = tags();

    private static final Pattern TAG = TemplateTags.pattern("\\{%-?\\s*(\\w+)");

    private static Set<String> tags() {
        Set<String> tags =
                new TreeSet<>(List.of("else", "elseif", "extends", "flush", "from", "import", "include", "set"));
        for (String name : PAIRS) {
            tags.add(name);
            tags.add("end" + name);
        }
        return tags;
    }

    /** The first one of a template; of several that are open at its end, the innermost. */
    static Optional<UnpairedTag> in(String template) {
        Deque<UnpairedTag> open = new ArrayDeque<>();
        for (Matcher tag = TAG.matcher(template); tag.find(); ) {
            String name = tag.group(1);
            if (name == null) {
                continue;
            }
            int line = TemplateTags.line(template, tag.start());
            if (PAIRS.contains(name)) {
                open.push(new UnpairedTag(name, line, true));
            } else if (name.startsWith("end") && TAGS.contains(name)) {
                UnpairedTag closed = new UnpairedTag(name.substring("end".length()), line, false);
                if (open.stream().noneMatch(outer -> outer.name.equals(closed.name))) {
                    return Optional.of(closed);
                }
                UnpairedTag innermost = open.pop();
                if (!innermost.name.equals(closed.name)) {
                    return Optional.of(innermost);
                }
            }
        }
        return Optional.ofNullable(open.peek());
    }

    String inWords() {
        return opened
                ? "the tag '" + name + "' is not closed; write 'end" + name + "'"
                : "the tag 'end" + name + "' closes nothing; remove it";
    }
}
