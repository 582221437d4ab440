/**
 * Reads the configuration. Start at {@link io.github.emlogstatic.config.ConfigLoader}.
 *
 * <p>In: {@code site-config.yaml}, the environment, and the options of the command line as
 * {@link io.github.emlogstatic.config.Overrides}. Out: a {@link io.github.emlogstatic.config.Config}, or a
 * {@link io.github.emlogstatic.config.ConfigException} that names file, line and key. {@code YamlReader} gives the file
 * as {@code Value}s, {@code Settings} chooses the value of each key, and each record reads its own keys from there.
 */
@NullMarked
package io.github.emlogstatic.config;

import org.jspecify.annotations.NullMarked;
