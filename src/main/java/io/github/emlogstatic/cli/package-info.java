/** The command line. */
@NullMarked
package io.github.emlogstatic.cli;

import org.jspecify.annotations.NullMarked;
