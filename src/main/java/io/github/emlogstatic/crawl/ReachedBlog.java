package io.github.emlogstatic.crawl;

import io.github.emlogstatic.crawl.source.ArticleSource.Opening;
import io.github.emlogstatic.crawl.source.BackupBlog;
import io.github.emlogstatic.crawl.source.BackupSource;
import io.github.emlogstatic.crawl.source.OnlineSource;
import io.github.emlogstatic.emlog.EmlogClient;

/**
 * A blog that a crawl can read. The caller closes the client or the backup after the crawl.
 *
 * @param base the address that is asked, with {@code /} at the end
 * @param address the blog's own address, which differs from the base if an archive is served on this machine
 * @param opening how the blog is read
 */
public record ReachedBlog(String base, String address, Opening opening) {

    public static ReachedBlog of(EmlogClient emlog, String address) {
        return new ReachedBlog(emlog.base(), address, OnlineSource.of(emlog));
    }

    /** A backup in place of the living blog. */
    public static ReachedBlog of(BackupBlog backup) {
        return new ReachedBlog(backup.address(), backup.address(), BackupSource.of(backup));
    }
}
