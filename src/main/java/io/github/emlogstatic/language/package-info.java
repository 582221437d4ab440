/**
 * The languages in which the program speaks. Messages are English sentences in the code. Where they are printed, they are
 * translated with the help of a catalogue, so that reports and archives stay English.
 */
@NullMarked
package io.github.emlogstatic.language;

import org.jspecify.annotations.NullMarked;
