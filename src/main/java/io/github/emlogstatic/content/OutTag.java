package io.github.emlogstatic.content;

import java.util.LinkedHashMap;
import java.util.Map;

/** A start tag on its way out: a name, attributes in order, and declarations of style. */
final class OutTag {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>(8);
    private String style = "";

    OutTag(String name) {
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

    OutTag set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    OutTag style(String declarations) {
        if (!declarations.isEmpty()) {
            style = style.isEmpty() ? declarations : style + ";" + declarations;
        }
        return this;
    }

    /** The declarations so far. */
    String style() {
        return style;
    }

    void write(StringBuilder to, boolean xml) {
        to.append('<').append(name);
        attributes.forEach((key, value) -> write(key, value, to));
        if (!style.isEmpty()) {
            write("style", style, to);
        }
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
        Html.escapeAttribute(value, to);
        to.append('"');
    }
}
