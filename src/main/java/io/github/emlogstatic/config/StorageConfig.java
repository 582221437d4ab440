package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.util.Optional;

/**
 * The service that a bucket is at.
 *
 * @param endpoint the address of the service; if empty, the environment tells, or it is Amazon's
 * @param region the region of the bucket; if empty, the environment or the endpoint tells
 * @param pathStyle whether addresses have the bucket in their path and not in their host; if empty, as the service needs
 *     it
 */
public record StorageConfig(Optional<String> endpoint, Optional<String> region, Optional<Boolean> pathStyle) {

    static StorageConfig read(Settings settings) throws ConfigException {
        return new StorageConfig(
                settings.text("publish.endpoint"),
                settings.text("publish.region"),
                settings.get("publish.pathStyle", Value::flag));
    }
}
