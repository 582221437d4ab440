package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of {@code publish}: the target of the upload, and how it is done. Each key but
 * {@code publish.allowedPassages} has an option of {@code publish}.
 *
 * @param destination where the site is put
 * @param storage the service, if that is a bucket
 * @param message the message of the commit; by default the summary of the last build
 * @param guards what would stop {@code publish} otherwise
 * @param dryRun report what would be published, and write nothing
 * @param timeout how long git or a server may say nothing
 * @param connections how many files are uploaded at once
 */
public record PublishConfig(
        Destination destination,
        StorageConfig storage,
        Optional<String> message,
        Guards guards,
        boolean dryRun,
        Duration timeout,
        int connections) {

    static PublishConfig read(Settings settings) throws ConfigException {
        return new PublishConfig(
                Destination.read(settings),
                StorageConfig.read(settings),
                settings.text("publish.message"),
                Guards.read(settings),
                settings.flag("publish.dryRun"),
                settings.get("publish.timeout", Duration.ofMinutes(5), Value::timeout),
                settings.whole("publish.connections", 8, 1, 64));
    }

    /**
     * What is published although a guard would stop it.
     *
     * @param force overwrite what others have pushed in the meantime
     * @param incomplete publish although the last crawl missed something
     * @param allowedPassages numbers of passages of private texts that may be published, as the refusal shows them
     */
    public record Guards(boolean force, boolean incomplete, Set<String> allowedPassages) {

        public Guards {
            allowedPassages = Set.copyOf(allowedPassages);
        }

        static Guards read(Settings settings) throws ConfigException {
            List<String> passages =
                    settings.get("publish.allowedPassages", List.of(), value -> value.list(Value::text));
            return new Guards(
                    settings.flag("publish.force"), settings.flag("publish.incomplete"), Set.copyOf(passages));
        }
    }
}
