package io.github.emlogstatic.content.target;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * How pages show code, tables and formulas: blocks that may be wider than the text, and scroll.
 *
 * @param numbered a block of code of this many lines or more has line numbers; 0 for none
 * @param folded a longer one shows its beginning, and the rest on demand; 0 for none
 * @param lines tells a number of lines in the reader's language
 * @param names tells in the reader's language what a {@code code}, a {@code table} or a {@code formula} is; empty if the
 *     theme has no word for it
 */
public record BlockLook(int numbered, int folded, IntFunction<String> lines, UnaryOperator<String> names) {

    /** Neither numbers, folds nor names. */
    public static final BlockLook PLAIN = new BlockLook(0, 0, Integer::toString, block -> "");

    public boolean isNumbered(int count) {
        return numbered > 0 && count >= numbered;
    }

    public boolean isFolded(int count) {
        return folded > 0 && count > folded;
    }
}
