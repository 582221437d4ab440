package io.github.emlogstatic.build;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.BackupConfig;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.Crawl;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.ReachedBlog;
import io.github.emlogstatic.crawl.source.BackupBlog;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.BackupUploads;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Crawls the blog, a directory or a backup of it into the archive. */
record CrawlStep(Config config, Clock clock, Progress progress) {

    /**
     * @param before the note of the last run, which is marked as begun before the first request
     * @return empty if the run is offline
     */
    Optional<CrawlReport> run(SiteLoader loader, LastRun before) throws ConfigException, IOException {
        if (config.run().offline()) {
            return Optional.empty();
        }
        return Optional.of(config.backup().isNamed() ? backup(config.backup(), loader, before) : blog(loader, before));
    }

    private CrawlReport blog(SiteLoader loader, LastRun before) throws ConfigException, IOException {
        try (BlogSource source = BlogSource.of(config)) {
            source.checkBelongsTo(loader.archive(), config.run().full());
            begin(loader.archive(), before);
            BlogConfig blog = source.config();
            try (EmlogClient emlog =
                    EmlogClient.connect(source.address(), blog, config.crawl().http())) {
                source.identity().ifPresent(emlog::standFor);
                String identity = source.identity().orElse(emlog.base());
                return new Crawl(ReachedBlog.of(emlog, identity), loader, config.with(blog), clock, progress).run();
            }
        }
    }

    /** Reads the owner's backup. The living blog, where it is named, is asked only for uploads that the copy lacks. */
    private CrawlReport backup(BackupConfig files, SiteLoader loader, LastRun before)
            throws ConfigException, IOException {
        Optional<String> web = config.blog().url().filter(BlogAddress::isWeb);
        Optional<BackupUploads> uploads = files.uploads().isPresent()
                ? Optional.of(new BackupUploads(files.uploads().get()))
                : Optional.empty();
        Optional<ZoneId> zone = config.blog().facts().timeZone().map(ZoneId::of);
        boolean cutToo = config.run().force();
        try (Backup backup = Backup.open(files.files(), web, config.blog().aliases(), zone, cutToo);
                OnlineUploads online = OnlineUploads.of(web, config)) {
            BlogSource.checkBelongsTo(
                    loader.archive(),
                    config.run().full(),
                    backup.address(),
                    config.blog().aliases());
            begin(loader.archive(), before);
            ReachedBlog blog = ReachedBlog.of(new BackupBlog(backup, uploads, online.client(), online.whyNot()));
            boolean nowhere = uploads.isEmpty() && online.client().isEmpty();
            return new Crawl(blog, loader, nowhere ? config.withoutUploads() : config, clock, progress).run();
        }
    }

    private void begin(Archive archive, LastRun before) throws IOException {
        if (!config.run().dryRun()) {
            before.begun().save(archive);
        }
    }
}
