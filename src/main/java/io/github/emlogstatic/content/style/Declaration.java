package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A declaration of a {@code style} attribute.
 *
 * @param property in small letters: {@code width}
 * @param value {@code 50%}
 */
public record Declaration(String property, String value) {

    /** Whether it gives that property a length, and not a word. */
    public boolean isLength(String wanted) {
        return property.equals(wanted) && !value.isEmpty() && value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }

    /** As an attribute holds them. */
    public static String text(List<Declaration> style) {
        return style.stream()
                .map(declaration -> declaration.property + ":" + declaration.value)
                .collect(Collectors.joining(";"));
    }
}
