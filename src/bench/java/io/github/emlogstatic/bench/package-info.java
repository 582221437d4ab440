/** Measures the whole program on generated blogs; see CONTRIBUTING. */
@NullMarked
package io.github.emlogstatic.bench;

import org.jspecify.annotations.NullMarked;
