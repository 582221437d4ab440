package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.theme.Theme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Templates that include or extend each other without end.
 *
 * @param steps each leads to the template of the next one, the last to that of the first
 */
record IncludeCycle(List<Step> steps) {

    private static final Pattern TAG =
            TemplateTags.pattern("\\{%-?\\s*(if|for|endif|endfor|include|extends|embed)\\b(.*?)%}");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'");

    /**
     * A template that includes, extends or embeds another.
     *
     * @param always whether it does so without a condition
     */
    record Step(String from, int line, String to, boolean always) {}

    /**
     * The one that a layout runs into. A cycle without conditions comes first, because a template with a condition may
     * include itself rightly.
     */
    static Optional<IncludeCycle> in(Theme theme, String layout) {
        List<Step> all = theme.templates().stream()
                .flatMap(file -> steps(theme, file).stream())
                .toList();
        List<String> used = theme.templates().stream()
                .filter(file -> file.equals(layout) || !way(layout, file, all).isEmpty())
                .toList();
        List<Step> always = all.stream().filter(Step::always).toList();
        return Stream.of(always, all)
                .flatMap(steps -> used.stream().map(file -> way(file, file, steps)))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .map(IncludeCycle::new);
    }

    private static List<Step> steps(Theme theme, String file) {
        String text = theme.file(file).orElseThrow().text();
        List<Step> steps = new ArrayList<>();
        int conditions = 0;
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            String name = tag.group(1) == null ? "" : tag.group(1);
            switch (name) {
                case "" -> {}
                case "if", "for" -> conditions++;
                case "endif", "endfor" -> conditions--;
                default -> {
                    int line = TemplateTags.line(text, tag.start());
                    boolean always = conditions == 0;
                    QUOTED.matcher(tag.group(2))
                            .results()
                            .map(quoted -> quoted.group(1) == null ? quoted.group(2) : quoted.group(1))
                            .filter(named -> theme.templates().contains(named))
                            .forEach(named -> steps.add(new Step(file, line, named, always)));
                }
            }
        }
        return steps;
    }

    /** The shortest way from one template to another; empty if there is none. */
    private static List<Step> way(String from, String to, List<Step> steps) {
        Deque<List<Step>> ways = new ArrayDeque<>(List.of(List.of()));
        Set<String> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<Step> way = ways.remove();
            String here = way.isEmpty() ? from : way.get(way.size() - 1).to();
            for (Step next : steps) {
                if (!next.from().equals(here) || !seen.add(next.to())) {
                    continue;
                }
                List<Step> longer = new ArrayList<>(way);
                longer.add(next);
                if (next.to().equals(to)) {
                    return longer;
                }
                ways.add(longer);
            }
        }
        return List.of();
    }

    /** The templates in their order; empty for one that includes itself. */
    String inWords() {
        return steps.size() == 1
                ? ""
                : ": " + steps.get(0).from()
                        + steps.stream().map(step -> " → " + step.to()).collect(Collectors.joining());
    }
}
