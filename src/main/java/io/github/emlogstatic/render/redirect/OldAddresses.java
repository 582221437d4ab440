package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.model.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps the addresses that every blog answers, whatever its settings ({@code ?post=12}, {@code ?sort=1}, {@code
 * page/2}), to files of this site. Each kind has a rule that most of its files follow; the others are exceptions.
 * Immutable.
 */
public final class OldAddresses {

    private static final Map<String, List<String>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("post", List.of("post-*.html", "*.html", "post/*.html"));
        RULES.put("sort", List.of("sort/*.html"));
        RULES.put("tag", List.of("tag/*.html"));
        RULES.put("author", List.of("author/*.html"));
        RULES.put("record", List.of("record/*.html"));
    }

    private final Map<String, SortedMap<String, String>> names = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, String>> exceptions = new LinkedHashMap<>();

    public OldAddresses(Site site) {
        RULES.keySet().forEach(kind -> names.put(kind, new TreeMap<>()));
        site.names()
                .files()
                .forEach((key, file) -> names.computeIfAbsent(
                                key.isPost() ? "post" : key.kind().prefix(), unused -> new TreeMap<>())
                        .put(key.name(), file));
        names.forEach(this::learn);
    }

    private void learn(String kind, SortedMap<String, String> ofKind) {
        String best = "";
        long most = 0;
        for (String rule : RULES.getOrDefault(kind, List.of())) {
            long follow = ofKind.entrySet().stream()
                    .filter(name -> follows(name, rule))
                    .count();
            if (follow > most) {
                most = follow;
                best = rule;
            }
        }
        if (!best.isEmpty()) {
            rules.put(kind, best);
        }
        String rule = best;
        SortedMap<String, String> others = new TreeMap<>(ofKind);
        others.entrySet().removeIf(name -> !rule.isEmpty() && follows(name, rule));
        if (!others.isEmpty()) {
            exceptions.put(kind, others);
        }
    }

    private static boolean follows(Map.Entry<String, String> name, String rule) {
        return rule.replace("*", name.getKey()).equals(name.getValue());
    }

    /** All files, by kind ({@code post}, {@code sort}…) and then by id or name. */
    Map<String, SortedMap<String, String>> names() {
        return Collections.unmodifiableMap(names);
    }

    /** The rule of each kind: {@code post-*.html} for {@code post}. */
    Map<String, String> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** The files that follow no rule, by kind and then by id or name. */
    Map<String, SortedMap<String, String>> exceptions() {
        return Collections.unmodifiableMap(exceptions);
    }
}
