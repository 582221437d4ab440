package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.config.settings.Secret;

/**
 * A key or a password that must not be published.
 *
 * @param what it is, for a message
 */
public record NamedSecret(String what, Secret secret) {}
