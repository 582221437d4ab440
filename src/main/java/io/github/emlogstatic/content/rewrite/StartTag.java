package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.style.Declaration;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A start tag to write: a name, attributes in order, and declarations of style. */
final class StartTag {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>(8);
    private List<Declaration> style = List.of();

    StartTag(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** The attribute's value, or empty. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    StartTag set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    StartTag style(List<Declaration> declarations) {
        if (style.isEmpty()) {
            style = declarations;
        } else if (!declarations.isEmpty()) {
            style = Stream.concat(style.stream(), declarations.stream()).toList();
        }
        return this;
    }

    StartTag style(String property, String value) {
        return style(List.of(new Declaration(property, value)));
    }

    List<Declaration> style() {
        return style;
    }

    void write(StringBuilder to, boolean xml) {
        if (!style.isEmpty()) {
            attributes.merge("style", Declaration.text(style), (given, added) -> given + ";" + added);
        }
        to.append('<').append(name);
        attributes.forEach((key, value) -> write(key, value, to));
        to.append(xml && isVoid() ? "/>" : ">");
    }

    boolean isVoid() {
        return switch (name) {
            case "area",
                    "br",
                    "col",
                    "embed",
                    "hr",
                    "img",
                    "input",
                    "link",
                    "meta",
                    "param",
                    "source",
                    "track",
                    "wbr" -> true;
            default -> false;
        };
    }

    private static void write(String key, String value, StringBuilder to) {
        to.append(' ').append(key).append("=\"");
        HtmlFragment.escapeAttribute(value, to);
        to.append('"');
    }
}
