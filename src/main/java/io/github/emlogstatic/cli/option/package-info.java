/**
 * The options that several commands share.
 *
 * <p>Start with {@link io.github.emlogstatic.cli.option.ConfigOptions}. picocli fills in the options; the configuration
 * that they name goes out.
 */
@NullMarked
package io.github.emlogstatic.cli.option;

import org.jspecify.annotations.NullMarked;
