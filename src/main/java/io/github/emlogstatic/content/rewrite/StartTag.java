package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.style.Declaration;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A start tag to write: a name, attributes in order, and declarations of style. */
final class StartTag {

    private static final Set<String> VOID = Set.of("""
            area br col embed hr img input
            link meta param source track wbr""".split("\\s+"));

    private final String name;

    /** Names and values in turn. A tag has so few that a hash table would take longer. */
    private final List<String> attributes = new ArrayList<>();

    private List<Declaration> style = List.of();

    StartTag(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean has(String attribute) {
        return place(attribute) < attributes.size();
    }

    /** The attribute's value, or empty. */
    String get(String attribute) {
        int place = place(attribute);
        return place < attributes.size() ? attributes.get(place + 1) : "";
    }

    StartTag set(String attribute, String value) {
        int place = place(attribute);
        if (place < attributes.size()) {
            attributes.set(place + 1, value);
        } else {
            attributes.add(attribute);
            attributes.add(value);
        }
        return this;
    }

    private int place(String attribute) {
        int place = 0;
        while (place < attributes.size() && !attributes.get(place).equals(attribute)) {
            place += 2;
        }
        return place;
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
            String added = Declaration.text(style);
            set("style", has("style") ? get("style") + ";" + added : added);
        }
        to.append('<').append(name);
        for (int i = 0; i < attributes.size(); i += 2) {
            to.append(' ').append(attributes.get(i)).append("=\"");
            HtmlFragment.escapeAttribute(attributes.get(i + 1), to);
            to.append('"');
        }
        to.append(xml && isVoid() ? "/>" : ">");
    }

    boolean isVoid() {
        return VOID.contains(name);
    }
}
