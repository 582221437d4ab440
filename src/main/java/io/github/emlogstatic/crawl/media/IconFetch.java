package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import java.io.IOException;
import java.util.Optional;

/** Fetches the blog's icon, unless it is an upload, which {@link MediaFetch} fetches. */
public record IconFetch(FileSource files, Archive archive, MediaConfig config) {

    /** Fetches the icon. A failure is not reported, because many blogs have no icon at that address. */
    public void fetch(String icon, BlogAddresses addresses) throws IOException {
        String place = ExternalImages.ofIcon(icon, addresses);
        if (!config.download() || !ExternalImages.isCopy(place)) {
            return;
        }
        try {
            Optional<String> own = ExternalImages.ownIcon(icon, addresses);
            Download icons = own.isPresent()
                    ? files.download(
                            own.get(), archive.uploads().temporary(), DownloadConditions.whole(config.maxBytes()))
                    : files.image(
                            addresses.absolute(icon).orElseThrow(),
                            archive.uploads().temporary(),
                            DownloadConditions.whole(config.externalMaxBytes()));
            if (icons.file().isPresent()) {
                archive.uploads().moveIn(icons.file().get(), place);
            }
        } catch (EmlogException e) {
            // not reported, as said above
        }
    }
}
