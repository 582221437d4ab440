package io.github.emlogstatic.content.formula;

/**
 * A formula of a text.
 *
 * @param tex without its delimiters
 * @param display whether it stands alone, not in a line of text
 */
public record Formula(String tex, boolean display) {}
