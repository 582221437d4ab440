package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.formula.Formula;
import io.github.emlogstatic.content.formula.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes formulas as MathML, and notes those that cannot be typeset. For one text. */
final class FormulaTags {

    /** A formula of no more characters of TeX fits every phone. Browsers do not break a formula that stands in a line. */
    private static final int FITS = 16;

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
        boolean mayBeWide = formula.display() || formula.tex().length() > FITS;
        return onPage && mayBeWide ? Optional.of(scrolling(formula, mathMl.get(), inLink)) : mathMl;
    }

    private static String scrolling(Formula formula, String mathMl, boolean inLink) {
        if (!formula.display()) {
            return "<span class=\"long-formula\">" + mathMl + "</span>";
        }
        return "<span class=\"formula\"" + (inLink ? "" : " tabindex=\"0\"") + ">" + mathMl + "</span>";
    }

    /** The formulas that could not be typeset, and why. */
    List<String> refused() {
        return refused;
    }
}
