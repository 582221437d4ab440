/** What is written, kept or removed in the output directory, and the manifest that remembers it. */
@NullMarked
package io.github.emlogstatic.output;

import org.jspecify.annotations.NullMarked;
