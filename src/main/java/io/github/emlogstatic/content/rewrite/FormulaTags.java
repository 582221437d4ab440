package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.formula.Formula;
import io.github.emlogstatic.content.formula.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes formulas as MathML, and notes those that cannot be typeset. For one text. */
final class FormulaTags {

    private final Formulas formulas;
    private final boolean onPage;
    private final List<String> refused = new ArrayList<>();

    FormulaTags(Formulas formulas, boolean onPage) {
        this.formulas = formulas;
        this.onPage = onPage;
    }

    /**
     * The formula as HTML; empty if it cannot be typeset.
     *
     * @param inLink whether a link is around it, which must not contain controls
     */
    Optional<String> html(Formula formula, boolean inLink) {
        Optional<String> mathMl = formulas.mathMl(formula);
        if (mathMl.isEmpty()) {
            refused.add(formula.tex().replaceAll("\\s+", " ") + ": " + formulas.refusal(formula));
            return mathMl;
        }
        return onPage && formula.display() ? Optional.of(scrolling(mathMl.get(), inLink)) : mathMl;
    }

    private static String scrolling(String mathMl, boolean inLink) {
        return "<span class=\"formula\"" + (inLink ? "" : " tabindex=\"0\"") + ">" + mathMl + "</span>";
    }

    /** The formulas that could not be typeset, and why. */
    List<String> refused() {
        return refused;
    }
}
