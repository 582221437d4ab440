package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.UploadFolder;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Media;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.commons.io.FilenameUtils;

/**
 * Downloads that would replace other files in the archive. Some servers send one picture for all, such as "no hot
 * links", with status 200. So all are looked at before the first is taken. Safe for several threads.
 */
final class Replacements {

    private final UploadFolder uploads;
    private final Map<String, Download> downloads = new ConcurrentSkipListMap<>();
    private final Map<String, String> hashes = new ConcurrentSkipListMap<>();
    private final Map<String, String> unchanged = new ConcurrentSkipListMap<>();

    Replacements(UploadFolder uploads) {
        this.uploads = uploads;
    }

    /** Returns whether the download is another file than that in the archive, and waits here. */
    boolean add(String path, Download download) throws IOException {
        Optional<Media> archived = uploads.find(MediaPath.place(path));
        if (archived.isEmpty()) {
            return false;
        }
        String before = archived.get().sha256();
        String hash = download.file().isPresent() ? Hash.of(download.file().get()) : before;
        if (hash.equals(before)) {
            if (download.file().isPresent() || download.etag().isPresent()) { // else an old notice is as good as newer
                unchanged.put(path, hash);
            }
            return false;
        }
        downloads.put(path, download);
        hashes.put(MediaPath.place(path), hash);
        return true;
    }

    Map<String, Download> downloads() {
        return downloads;
    }

    /**
     * The paths for which the server sent the same file as for another upload, although the archive has had different
     * files for the two. Such a file is probably a picture that says "no hot links".
     *
     * <p>A path is left out if the server sent unchanged files for at least as many other uploads with the same ending.
     * Fewer prove nothing, because a cache may still have some. Other endings do not count, because a rule against hot
     * links is often for pictures alone.
     */
    Set<String> notices() {
        if (downloads.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> before = new HashMap<>();
        for (Media upload : uploads.all()) {
            before.computeIfAbsent(hashes.getOrDefault(upload.path(), upload.sha256()), hash -> new HashSet<>())
                    .add(upload.sha256());
        }
        Set<String> notices = new HashSet<>(downloads.keySet());
        notices.removeIf(path -> {
            String hash = hashes.getOrDefault(MediaPath.place(path), "");
            return before.getOrDefault(hash, Set.of()).size() < 2 || sendsOthers(path, hash);
        });
        return notices;
    }

    private boolean sendsOthers(String path, String hash) {
        if (MediaPath.isExternal(path)) {
            return false; // hosts of images send one picture for all that are gone
        }
        long others = unchanged.entrySet().stream()
                .filter(other -> !MediaPath.isExternal(other.getKey()))
                .filter(other -> ending(other.getKey()).equals(ending(path)))
                .filter(other -> !other.getValue().equals(hash))
                .count();
        return others >= hashes.values().stream().filter(hash::equals).count();
    }

    private static String ending(String path) {
        return FilenameUtils.getExtension(path).toLowerCase(Locale.ROOT);
    }
}
