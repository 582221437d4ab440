package io.github.emlogstatic.content.target;

import java.util.function.IntFunction;

/**
 * How pages show blocks of code.
 *
 * @param numbered a block of this many lines or more has line numbers; 0 for none
 * @param folded a longer block shows its beginning, and the rest on demand; 0 for none
 * @param lines tells a number of lines in the reader's language
 */
public record CodeLook(int numbered, int folded, IntFunction<String> lines) {

    /** Neither numbers nor folds. */
    public static final CodeLook PLAIN = new CodeLook(0, 0, Integer::toString);

    public boolean isNumbered(int count) {
        return numbered > 0 && count >= numbered;
    }

    public boolean isFolded(int count) {
        return folded > 0 && count > folded;
    }
}
