package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.target.Policy;

/**
 * How all texts of a blog are rewritten.
 *
 * @param formulas typesets the formulas of pages and feeds
 */
record Rules(BlogAddresses addresses, Policy policy, Formulas formulas, CodeLook look) {}
