package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.SiteVerification;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished site that is about to be published.
 *
 * @param hashes the hashes of its files
 * @param damage the files that are not as the last build wrote them
 */
public record FinishedSite(HashCache hashes, List<Problem> damage) {

    /**
     * Keeps builds out of the site from the first look at its files until they are published, so that what is found out
     * about their bytes stays true. A dry run keeps out nobody.
     *
     * @throws RefusedException if the archive is not there: nobody could tell what of the site must not be public
     * @throws io.github.emlogstatic.files.LockedException if another run is using the archive
     */
    public static Closeable lock(Config config) throws IOException {
        new AbsentArchive(config).require();
        boolean free = config.publish().dryRun() || !Files.isDirectory(config.archive());
        return free ? () -> {} : ArchiveLock.of(config.archive());
    }

    /**
     * Reads the files that somebody has touched since they were last read. The next build makes the damaged ones again.
     * Needs the lock.
     */
    public static FinishedSite of(Config config, Instant now) throws IOException {
        CacheFiles caches = new CacheFiles(config.directory());
        Path output = config.output();
        HashCache hashes = HashCache.load(output, caches.hashes(output), now);
        Optional<SiteVerification> verification = SiteVerification.of(
                output, caches.manifest(output), path -> hashes.of(path).checksum());
        List<Problem> damage = verification.map(SiteVerification::damage).orElse(List.of());
        if (!damage.isEmpty() && !config.publish().dryRun()) {
            caches.noteDamage(output, damage, now);
        }
        return new FinishedSite(hashes, damage);
    }
}
