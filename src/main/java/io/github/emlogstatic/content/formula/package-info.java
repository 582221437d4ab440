/**
 * Typesets formulas while a page is made: TeX comes in, MathML goes out, which browsers show without a script.
 *
 * <p>Start with {@link Formulas}. {@link FormulaText} finds the formulas of a text, and {@link Katex} runs KaTeX.
 */
@NullMarked
package io.github.emlogstatic.content.formula;

import org.jspecify.annotations.NullMarked;
