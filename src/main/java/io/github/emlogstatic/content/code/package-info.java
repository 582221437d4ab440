/**
 * Colours code while a page is made: source text comes in, HTML with the classes of highlight.js goes out.
 *
 * <p>Start with {@link CodeColors}. Most languages are read by the scanners of RSyntaxTextArea, which need no display.
 */
@NullMarked
package io.github.emlogstatic.content.code;

import org.jspecify.annotations.NullMarked;
