package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.address.AddressRule;
import io.github.emlogstatic.model.Site;
import java.util.Collections;
import java.util.Comparator;
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
        List<String> known = RULES.getOrDefault(kind, List.of());
        AddressRule learnt = AddressRule.of(
                ofKind,
                (name, file) ->
                        known.stream().filter(rule -> follows(file, rule, name)).toList(),
                Comparator.<String>comparingInt(known::indexOf).reversed());
        if (!learnt.rule().isEmpty()) {
            rules.put(kind, learnt.rule());
        }
        if (!learnt.exceptions().isEmpty()) {
            exceptions.put(kind, learnt.exceptions());
        }
    }

    private static boolean follows(String file, String rule, String name) {
        int star = rule.indexOf('*');
        return file.length() == rule.length() - 1 + name.length()
                && file.startsWith(name, star)
                && file.regionMatches(0, rule, 0, star)
                && file.endsWith(rule.substring(star + 1));
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
