package io.github.emlogstatic.publish.scan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which HTML, XML, JSON and addresses write a text. */
final class EscapedForms {

    private static final List<String> LESS = List.of("<", "&lt;");
    private static final List<String> GREATER = List.of(">", "&gt;");
    private static final List<String> QUOTES = List.of("\"", "&quot;", "&#34;");
    private static final List<String> APOSTROPHES = List.of("'", "&#39;", "&#039;", "&#x27;", "&apos;");

    private EscapedForms() {}

    /** The text itself and all escaped forms. A feed may contain escaped HTML, and a search index JSON of HTML. */
    static Set<String> of(String text) {
        Set<String> html = new LinkedHashSet<>(Set.of(text));
        addHtml(html);
        addHtml(html);
        Set<String> all = new LinkedHashSet<>(html);
        html.forEach(form -> addJson(form, all));
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        all.add(encoded);
        all.add(encoded.replace("+", "%20"));
        return all;
    }

    private static void addHtml(Set<String> forms) {
        for (String text : List.copyOf(forms)) {
            Set<String> escaped = Set.of(text.replace("&", "&amp;"));
            escaped = each(each(escaped, "<", LESS), ">", GREATER);
            forms.addAll(each(each(escaped, "\"", QUOTES), "'", APOSTROPHES));
        }
    }

    private static Set<String> each(Set<String> texts, String character, List<String> forms) {
        return texts.stream()
                .flatMap(text -> forms.stream().map(form -> text.replace(character, form)))
                .collect(Collectors.toSet());
    }

    private static void addJson(String text, Set<String> forms) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        for (String json : List.of(escaped, escaped.replace("/", "\\/"))) {
            String coded = json.replace("&", "\\u0026").replace("'", "\\u0027");
            forms.add(json);
            forms.add(coded.replace("<", "\\u003c").replace(">", "\\u003e"));
            forms.add(coded.replace("<", "\\u003C").replace(">", "\\u003E"));
        }
    }
}
