package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.LockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;

/**
 * The directory of the archive as a run found it. A run that fails before it stores anything of the blog leaves the
 * directory absent or empty, if it was.
 *
 * @param existed whether the directory was there
 * @param hadFiles whether anything was in it
 */
record ArchiveBefore(Config config, boolean existed, boolean hadFiles) {

    static ArchiveBefore of(Config config) throws IOException {
        boolean existed = Files.exists(config.archive());
        return new ArchiveBefore(config, existed, existed && !PathUtils.isEmpty(config.archive()));
    }

    /** Deletes what the run has written into a new archive. The failure of the run is the one to tell. */
    void restoreAfter(Exception failure) {
        if (hadFiles || config.run().dryRun() || !Files.isDirectory(config.archive())) {
            return;
        }
        try (DirectoryLock lock = ArchiveLock.of(config.archive())) {
            if (!isEmpty(config.archive())) {
                return;
            }
            if (existed) {
                FileUtils.cleanDirectory(config.archive().toFile());
            } else {
                FileUtils.deleteDirectory(config.archive().toFile());
            }
        } catch (LockedException e) {
            // Another run has begun with this archive.
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Whether an archive holds nothing of a blog. */
    private static boolean isEmpty(Path archive) throws IOException {
        return FileTree.paths(archive).stream()
                .allMatch(path -> ArchiveFiles.FOR_GIT.containsKey(path) || path.startsWith("state/"));
    }
}
