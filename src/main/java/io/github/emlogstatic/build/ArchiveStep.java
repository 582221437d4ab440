package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.NamesCopy;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.naming.Naming;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Opens the archive of a run, mends what needs no blog, and commits what a crawl has changed. */
record ArchiveStep(Config config, Clock clock) {

    /** Opens the archive for this run. A run that asks the blog repairs what it can. */
    Archive open() throws IOException {
        if (config.run().dryRun()) {
            return Archive.peek(config.archive());
        }
        if (!config.run().offline()) {
            return Archive.openToMend(config.archive(), clock, config.run().full());
        }
        return config.run().full()
                ? Archive.openToMendOffline(config.archive(), clock)
                : Archive.open(config.archive(), clock);
    }

    /** Restores damaged files that need no blog: file names from their copy, uploads from the site. */
    List<Problem> mend(Archive archive, NamesCopy names) throws IOException {
        for (String path : List.copyOf(archive.damage().paths())) {
            archive.damage().putBack(path, config.output().resolve(path));
        }
        return names.putBack().stream().toList();
    }

    /** Assigns file names that the archive has lost. Otherwise the crawl assigns them. */
    void nameAgain(SiteLoader loader) throws IOException {
        if (loader.archive().holds(ArchivePaths.BLOG)) {
            Naming.give(loader, config.run().full());
        }
    }

    /**
     * Ends the changes of the crawl. With {@code --full}, gives up what nobody can bring back any more.
     *
     * @param asked whether the blog was asked
     */
    void commit(Archive archive, boolean asked, NamesCopy names) throws IOException {
        if (asked && config.run().full()) {
            archive.damage().setAsideUploads();
        }
        if (config.run().full() && config.run().force()) {
            archive.damage().setAsidePrivate();
        }
        if (archive.changed()) {
            archive.commit();
        }
        names.keep();
    }
}
