/**
 * Reads the configuration.
 *
 * <p>Start with {@link io.github.emlogstatic.config.ConfigLoader}. The file {@code site-config.yaml}, the environment and
 * the options of the command line come in; a {@link io.github.emlogstatic.config.Config} goes out, or a {@link
 * io.github.emlogstatic.config.ConfigException} that names file, line and key. {@code YamlReader} turns the file into
 * {@code Value}s, {@code Settings} chooses the value of each key, and each record reads its own keys.
 */
@NullMarked
package io.github.emlogstatic.config;

import org.jspecify.annotations.NullMarked;
