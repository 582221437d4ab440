package io.github.emlogstatic.publish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in which HTML, XML, JSON and addresses write one text. */
final class Spellings {

    private static final List<String> LESS = List.of("<", "&lt;");
    private static final List<String> GREATER = List.of(">", "&gt;");
    private static final List<String> QUOTES = List.of("\"", "&quot;", "&#34;");
    private static final List<String> APOSTROPHES = List.of("'", "&#39;", "&#039;", "&#x27;", "&apos;");

    private Spellings() {}

    /** The text as it is, and each other spelling once. A feed may hold escaped HTML, and a search index JSON of HTML. */
    static Set<String> of(String text) {
        Set<String> html = new LinkedHashSet<>(Set.of(text));
        addHtml(html);
        addHtml(html);
        Set<String> all = new LinkedHashSet<>(html);
        html.forEach(spelling -> addJson(spelling, all));
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        all.add(encoded);
        all.add(encoded.replace("+", "%20"));
        return all;
    }

    private static void addHtml(Set<String> spellings) {
        for (String text : List.copyOf(spellings)) {
            Set<String> escaped = Set.of(text.replace("&", "&amp;"));
            escaped = each(each(escaped, "<", LESS), ">", GREATER);
            spellings.addAll(each(each(escaped, "\"", QUOTES), "'", APOSTROPHES));
        }
    }

    private static Set<String> each(Set<String> texts, String character, List<String> spellings) {
        return texts.stream()
                .flatMap(text -> spellings.stream().map(spelling -> text.replace(character, spelling)))
                .collect(Collectors.toSet());
    }

    private static void addJson(String text, Set<String> spellings) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        for (String json : List.of(escaped, escaped.replace("/", "\\/"))) {
            String coded = json.replace("&", "\\u0026").replace("'", "\\u0027");
            spellings.add(json);
            spellings.add(coded.replace("<", "\\u003c").replace(">", "\\u003e"));
            spellings.add(coded.replace("<", "\\u003C").replace(">", "\\u003E"));
        }
    }
}
