package io.github.emlogstatic.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where {@code publish} puts the site. Every one but the last is an option of {@code publish} too.
 *
 * @param remote the name of a remote of the repository that the project stands in, or an address or path
 * @param branch of the remote
 * @param message of the commit; without it the summary of the last build
 * @param squash keep one commit only
 * @param force overwrite what others have pushed meanwhile
 * @param incomplete publish although the last crawl missed something
 * @param dryRun say what would be published, write nothing
 * @param timeout how long git may say nothing before it is ended
 * @param allowedPassages numbers of passages of private texts that may be published, as the refusal tells them
 */
public record PublishConfig(
        String remote,
        String branch,
        Optional<String> message,
        boolean squash,
        boolean force,
        boolean incomplete,
        boolean dryRun,
        Duration timeout,
        Set<String> allowedPassages) {

    public PublishConfig {
        allowedPassages = Set.copyOf(allowedPassages);
    }
}
