package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.NamesCopy;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.SiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An archive that is not there although the site was made from it: its disk may not be mounted. A run that began anew would
 * take out of the site what the blog no longer shows, and no guard would see it.
 */
record AbsentArchive(Config config) {

    /**
     * Refuses the run, unless it is forced. A run that reads another archive on this machine goes on: that archive is whole,
     * so the site loses nothing by mistake.
     */
    void refuse() throws IOException {
        boolean local = config.blog().directory().isPresent()
                && !config.backup().isNamed()
                && !config.run().offline();
        if (!config.run().force() && !local) {
            require();
        }
    }

    /** Refuses what needs the archive that the site was made from, whatever a run would read. */
    void require() throws IOException {
        Archive.requireAccess(config.archive());
        if (!isThere() && hasArticles()) {
            throw new RefusedException(config.archive() + ": the archive is missing or empty although the site in "
                    + config.output()
                    + " was made from it; nothing was written. Is its disk mounted? Put it back, or let build --force"
                    + " crawl the blog anew");
        }
    }

    private boolean isThere() {
        return Stream.of(ArchivePaths.BLOG, ArchivePaths.ARTICLES, Index.PUBLIC_FILE)
                .anyMatch(path -> Files.exists(config.archive().resolve(path)));
    }

    /**
     * Whether the archive had articles and the site still has a page of one. An archive elsewhere may be on a disk with the
     * site, which is then away, too.
     */
    private boolean hasArticles() {
        Path names = new CacheFiles(config.directory()).names(config.archive());
        boolean elsewhere = config.directories().isArchiveElsewhere();
        return NamesCopy.names(names).entrySet().stream()
                .filter(name -> name.getKey().startsWith(SiteKey.Kind.ARTICLE.prefix() + "/"))
                .anyMatch(name -> elsewhere || Files.exists(config.output().resolve(name.getValue())));
    }
}
