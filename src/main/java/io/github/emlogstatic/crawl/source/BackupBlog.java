package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.BackupUploads;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.Wanted;
import io.github.emlogstatic.emlog.text.Avatar;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A blog's backup, and a place for its uploads, which no backup contains.
 *
 * @param uploads a copy of the uploads
 * @param online the living blog, which is asked for files that the copy lacks
 * @param whyOffline why the living blog is not asked
 */
public record BackupBlog(
        Backup backup, Optional<BackupUploads> uploads, Optional<EmlogClient> online, String whyOffline) {

    /** The blog's own address. */
    public String address() {
        return backup.address();
    }

    Download download(String address, Path temporary, Wanted wanted) throws EmlogException {
        Optional<Path> copy = uploads.flatMap(folder -> folder.find(address));
        if (copy.isPresent()) {
            return BackupUploads.copy(copy.get(), temporary, wanted);
        }
        return client().download(address, temporary, wanted);
    }

    Download image(String url, Path temporary, Wanted wanted) throws EmlogException {
        return client().image(url, temporary, wanted);
    }

    Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException {
        return client().avatar(avatar, temporary, maxBytes);
    }

    private EmlogClient client() throws EmlogException {
        return online.orElseThrow(() -> new EmlogException(Reason.NOT_FOUND, whyOffline));
    }

    Map<String, Integer> requests() {
        return online.map(EmlogClient::requests).orElse(Map.of());
    }
}
