/**
 * The configuration as records, one for each part of the file.
 *
 * <p>Start with {@link io.github.emlogstatic.config.ConfigLoader}. The file {@code site-config.yaml}, the environment and
 * the options of the command line come in; a {@link io.github.emlogstatic.config.Config} goes out, or an exception that
 * names file, line and key. Each record reads its own keys.
 */
@NullMarked
package io.github.emlogstatic.config;

import org.jspecify.annotations.NullMarked;
