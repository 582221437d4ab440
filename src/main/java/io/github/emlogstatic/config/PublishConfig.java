package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how {@code publish} uploads the site. Each key but {@code publish.allowedPassages} has an option of
 * {@code publish}.
 *
 * @param remote the name of a remote of the project's repository, or an address or a path
 * @param branch of the remote
 * @param message of the commit; the default is the summary of the last build
 * @param squash keep one commit only
 * @param guards what would stop {@code publish} otherwise
 * @param dryRun report what would be published, and write nothing
 * @param timeout git is ended after this time without output
 */
public record PublishConfig(
        String remote,
        String branch,
        Optional<String> message,
        boolean squash,
        Guards guards,
        boolean dryRun,
        Duration timeout) {

    static PublishConfig read(Settings settings) throws ConfigException {
        return new PublishConfig(
                settings.get("publish.remote", "origin", PublishConfig::argument),
                settings.get("publish.branch", "gh-pages", PublishConfig::argument),
                settings.text("publish.message"),
                settings.flag("publish.squash"),
                Guards.read(settings),
                settings.flag("publish.dryRun"),
                settings.get("publish.timeout", Duration.ofMinutes(5), Value::positiveDuration));
    }

    /** Git takes an argument that starts with - for an option. */
    private static String argument(Value value) throws ConfigException {
        if (value.text().startsWith("-") || value.text().isBlank()) {
            throw value.mistake("must be a name, and may not start with -");
        }
        return value.text();
    }

    /**
     * What is published although a guard would stop it.
     *
     * @param force overwrite what others have pushed in the meantime
     * @param incomplete publish although the last crawl missed something
     * @param allowedPassages numbers of passages of private texts that may be published, as the refusal shows them
     */
    public record Guards(boolean force, boolean incomplete, Set<String> allowedPassages) {

        /** All guards hold. */
        public static final Guards NONE_PASSED = new Guards(false, false, Set.of());

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
