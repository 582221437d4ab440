package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.target.ShownFile;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.SiteUploads;
import java.util.Optional;

/**
 * The uploads that texts show, as far as the archive has them. Safe for several threads.
 *
 * @param config whether copies of images at other hosts and of avatars are shown
 */
record ShownUploads(SiteUploads uploads, MediaConfig config) {

    /** The fingerprint of an upload that the archive has and the site must not have. */
    private static final String WITHHELD = "withheld";

    /** The upload for a page. It is recorded among the reads, also if the archive does not have it. */
    ShownFile file(String path, PageLocation place, Reads reads) {
        Optional<Media> found = find(path, reads);
        if (found.isEmpty()) {
            return uploads.withholds(path) ? ShownFile.WITHHELD : ShownFile.MISSING;
        }
        Media media = found.get();
        boolean sized = media.width() > 0 && media.height() > 0;
        String srcset = MediaAddresses.srcset(media, place);
        return new ShownFile(
                Optional.of(place.url(media.path())),
                sized ? Optional.of(new PixelSize(media.width(), media.height())) : Optional.empty(),
                srcset.isEmpty() ? Optional.empty() : Optional.of(srcset),
                false);
    }

    Optional<Media> find(String path, Reads reads) {
        if (!isShown(path)) {
            return Optional.empty();
        }
        Optional<Media> found = uploads.find(path);
        reads.read(ContentRenderer.MEDIA + path, fingerprint(path, found));
        return found;
    }

    private boolean isShown(String path) {
        return ExternalImages.isShown(path, config.copiesExternal(), config.copiesAvatars());
    }

    /** The path in the archive of a cover, an avatar or an icon, which is a path or an address elsewhere. */
    Optional<String> place(String pathOrAddress, BlogAddresses addresses) {
        return ExternalImages.kept(pathOrAddress, addresses).filter(this::isShown);
    }

    /** The present fingerprint of an upload. */
    String fingerprint(String path) {
        return fingerprint(path, uploads.find(path));
    }

    private String fingerprint(String path, Optional<Media> found) {
        if (found.isPresent()) {
            return MediaAddresses.fingerprint(found.get());
        }
        return uploads.withholds(path) ? WITHHELD : "";
    }
}
