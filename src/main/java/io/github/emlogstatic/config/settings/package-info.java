/**
 * Finds the value of each key of the configuration.
 *
 * <p>Start with {@link io.github.emlogstatic.config.settings.Settings}: it takes a key's value from the options, the
 * environment or the file. Text comes in; numbers, paths and lists go out of a {@link
 * io.github.emlogstatic.config.settings.Value}, or a {@link io.github.emlogstatic.config.settings.ConfigException} that
 * names file, line and key. {@code YamlReader} reads the file.
 */
@NullMarked
package io.github.emlogstatic.config.settings;

import org.jspecify.annotations.NullMarked;
