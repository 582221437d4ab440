package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * When {@code mirror} runs, which of its optional steps it takes, where it writes about its runs, and whom it tells.
 *
 * @param every the time from the start of one run to the start of the next; empty for a single run
 * @param log the file that every line of a run is added to
 * @param health the file that describes the last run
 * @param commit whether an archive in a git repository is committed
 * @param publish whether the site is published; by default if a target is configured
 * @param onProblem whom a run tells about problems
 */
public record MirrorConfig(
        Optional<Duration> every,
        Optional<Path> log,
        Path health,
        boolean commit,
        boolean publish,
        OnProblemConfig onProblem) {

    /** @param project the directory that holds the health file by default */
    static MirrorConfig read(Settings settings, Path project) throws ConfigException {
        boolean target = settings.has("publish.remote") || settings.has("publish.to");
        return new MirrorConfig(
                settings.get("mirror.every", MirrorConfig::interval),
                settings.get("mirror.log", Value::path),
                settings.get("mirror.health", Directories.ownFolder(project).resolve("health.json"), Value::path),
                settings.get("mirror.commit", true, Value::flag),
                settings.get("mirror.publish", target, Value::flag),
                OnProblemConfig.read(settings));
    }

    /** The time between two runs: at least a minute, so that no blog is read all day long. */
    private static Duration interval(Value value) throws ConfigException {
        String expectation = "must be a minute or longer, as in 12h or 1d";
        Duration every = value.duration(expectation);
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw value.wrong(expectation);
        }
        return every;
    }
}
