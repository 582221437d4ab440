/**
 * The languages in which the program speaks.
 *
 * <p>Start with {@link io.github.emlogstatic.language.Translator}. Messages are English sentences in the code; where
 * they are printed, the translator looks them up in a {@code Catalogue}. So reports and archives stay English. A line in
 * English comes in; the line in the user's language goes out.
 */
@NullMarked
package io.github.emlogstatic.language;

import org.jspecify.annotations.NullMarked;
