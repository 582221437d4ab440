package io.github.emlogstatic.emlog.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tells the titles of a list's entries from headings in the texts that a list shows, which may lead to other articles.
 * Titles of entries are of one kind: they stand in elements of the same names. Each entry has one of them.
 */
final class EntryTitles {

    /** The link, its heading and the element around it make the kind. An open tag in a text changes those further out. */
    private static final int NAMES = 3;

    /** The entries' kind is among the largest. To compare each kind with each would take quadratic time. */
    private static final int LARGEST = 5;

    private EntryTitles() {}

    /** @param titles links to articles, in the page's order */
    static List<Element> of(List<Element> titles) {
        Map<String, List<Element>> kinds = new LinkedHashMap<>();
        Map<Element, List<Element>> kindOf = new IdentityHashMap<>();
        for (Element title : titles) {
            List<Element> kind = kinds.computeIfAbsent(kind(title), names -> new ArrayList<>());
            kind.add(title);
            kindOf.put(title, kind);
        }
        Set<Element> inTexts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Element> kind : largest(kinds.values())) {
            Map<Element, Integer> around = around(kind);
            Set<Element> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Element title : titles) {
                if (around.containsKey(title)) {
                    title.parents().forEach(seen::add);
                } else if (isRare(kindOf.getOrDefault(title, List.of()), kind) && isInEntry(title, around, seen)) {
                    inTexts.add(title);
                }
            }
        }
        return titles.stream().filter(title -> !inTexts.contains(title)).toList();
    }

    private static List<List<Element>> largest(Collection<List<Element>> kinds) {
        return kinds.stream()
                .sorted(Comparator.<List<Element>>comparingInt(List::size).reversed())
                .limit(LARGEST)
                .toList();
    }

    /** A theme may group entries in pairs, such as a large one and a small one. Then the last of them may be missing. */
    private static boolean isRare(List<Element> kind, List<Element> other) {
        return 2 * kind.size() < other.size();
    }

    private static String kind(Element title) {
        StringBuilder names = new StringBuilder();
        Element step = title;
        for (int i = 0; i < NAMES && step != null; i++) {
            names.append(step.normalName()).append('.').append(firstClass(step)).append(' ');
            step = step.parent();
        }
        return names.toString();
    }

    /** Without digits. The others tell what is special about one entry. */
    private static String firstClass(Element element) {
        return element.className().replaceAll("\\d+", "").strip().replaceFirst("\\s.*", "");
    }

    /** The titles and the elements around them, each with the number of titles in it. */
    private static Map<Element, Integer> around(List<Element> titles) {
        Map<Element, Integer> around = new IdentityHashMap<>();
        for (Element title : titles) {
            for (Element up = title; up != null; up = up.parent()) {
                around.merge(up, 1, Integer::sum);
            }
        }
        return around;
    }

    /** Whether the innermost of these elements around the title contains one other title, which comes before it. */
    private static boolean isInEntry(Element title, Map<Element, Integer> around, Set<Element> seen) {
        for (Element up = title.parent(); up != null; up = up.parent()) {
            if (around.containsKey(up)) {
                return around.get(up) == 1 && seen.contains(up);
            }
        }
        return false;
    }
}
