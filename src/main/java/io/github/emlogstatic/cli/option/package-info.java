/** The options that several commands share, and what they say of the configuration that these name. */
@NullMarked
package io.github.emlogstatic.cli.option;

import org.jspecify.annotations.NullMarked;
