package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A declaration of a {@code style} attribute.
 *
 * @param property the property's name in lower case: {@code width}
 * @param value {@code 50%}
 */
public record Declaration(String property, String value) {

    /** Whether the property is {@code wanted} and its value is a length, not a keyword. */
    public boolean isLength(String wanted) {
        return property.equals(wanted) && !value.isEmpty() && value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }

    /** The declarations as the value of a {@code style} attribute. */
    public static String text(List<Declaration> style) {
        return style.stream()
                .map(declaration -> declaration.property + ":" + declaration.value)
                .collect(Collectors.joining(";"));
    }
}
