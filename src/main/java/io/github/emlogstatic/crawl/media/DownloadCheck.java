package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.UploadFolder;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Decides whether what came for an upload may take its place in the archive. */
record DownloadCheck(UploadFolder uploads, KnownMedia known) {

    private static final String TWIN =
            ", whose name differs in case or in the form of its accents alone; keep the archive on another disk";

    /** The reason not to take a download. */
    record Refusal(Reason reason, String why) {}

    /** Returns the reason not to take a download; empty if there is none. */
    Optional<Refusal> refusal(String path, Download download) throws IOException {
        Optional<String> twin = uploads.twin(MediaPath.place(path));
        if (twin.isPresent()) {
            return Optional.of(new Refusal(Reason.REFUSED, "the archive's disk takes it for " + twin.get() + TWIN));
        }
        if (download.cut() && !cameBefore(path, download.file().orElseThrow())) {
            return Optional.of(new Refusal(Reason.OTHER, download.whyCut()));
        }
        if (isEmptied(path, download)) {
            return Optional.of(new Refusal(Reason.OTHER, "what came is empty; it is asked for again"));
        }
        return download.file().isPresent() && wouldLosePicture(path, download)
                ? Optional.of(new Refusal(Reason.OTHER, "what came is no picture; it is asked for again"))
                : Optional.empty();
    }

    /** Whether nothing came for a file that was not empty before. */
    private boolean isEmptied(String path, Download download) throws IOException {
        return download.file().isPresent()
                && download.bytes() == 0
                && uploads.find(MediaPath.place(path))
                        .filter(upload -> upload.bytes() > 0)
                        .isPresent();
    }

    /** A server that knows the name of a file alone calls even a text an image, so {@code MediaCheck} lets it pass. */
    private boolean wouldLosePicture(String path, Download download) throws IOException {
        return download.ending().isEmpty()
                && uploads.find(MediaPath.place(path))
                        .filter(upload -> upload.width() > 0)
                        .isPresent();
    }

    /**
     * Whether an earlier run received the same bytes, so that the file is complete after all. Remembers their hash for
     * the next run.
     */
    private boolean cameBefore(String path, Path file) throws IOException {
        String hash = Hash.of(file);
        boolean own = uploads.find(MediaPath.place(path))
                .filter(upload -> upload.sha256().equals(hash))
                .isPresent();
        return own || hash.equals(known.cut().put(path, hash));
    }
}
