package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.UploadFolder;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Media;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Downloads that would replace other files in the archive. Some servers send one picture for all, such as "no hot
 * links", with status 200. So all are looked at before the first is taken. Safe for several threads.
 */
final class Replacements {

    private final UploadFolder uploads;
    private final Map<String, Download> downloads = new ConcurrentSkipListMap<>();
    private final Map<String, String> hashes = new ConcurrentSkipListMap<>();

    Replacements(UploadFolder uploads) {
        this.uploads = uploads;
    }

    /** Returns whether the download is another file than that in the archive, and waits here. */
    boolean add(String path, Download download) throws IOException {
        Optional<Media> archived = uploads.find(MediaPath.place(path));
        if (archived.isEmpty() || download.file().isEmpty()) {
            return false;
        }
        String hash = Hash.of(download.file().get());
        if (hash.equals(archived.get().sha256())) {
            return false;
        }
        downloads.put(path, download);
        hashes.put(MediaPath.place(path), hash);
        return true;
    }

    /** The downloads, by path. */
    Map<String, Download> downloads() {
        return downloads;
    }

    /** The paths of which the file is that of another upload, too, and of which the archive has different files. */
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
        notices.removeIf(path ->
                before.getOrDefault(hashes.get(MediaPath.place(path)), Set.of()).size() < 2);
        return notices;
    }
}
