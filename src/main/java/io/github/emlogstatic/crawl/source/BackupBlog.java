package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.crawl.blog.OtherAddresses;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.BackupPart;
import io.github.emlogstatic.emlog.backup.BackupUploads;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
        Backup backup, Optional<BackupUploads> uploads, Optional<EmlogClient> online, String whyOffline)
        implements FileSource {

    /** Where browsers look for an icon that no page names. emlog has one there. */
    private static final String USUAL_ICON = "favicon.ico";

    /** The blog's own address. */
    public String address() {
        return backup.address();
    }

    /**
     * The blog as the backup tells it; name and time zone as configured, if they are.
     *
     * @param address the blog's own present address
     * @param known what the archive has; its addresses become aliases
     */
    Blog blog(String address, Optional<Blog> known, BlogConfig config) throws IOException {
        String name = backup.told(BackupPart.SETTINGS, backup.name(), known.map(Blog::name));
        return new Blog(
                address,
                List.copyOf(OtherAddresses.of(address, config.aliases(), known)),
                config.facts().name().orElse(name.isEmpty() ? address : name),
                backup.told(BackupPart.SETTINGS, backup.description(), known.map(Blog::description)),
                backup.told(BackupPart.SETTINGS, backup.zone().getId(), zone(known)),
                backup.told(BackupPart.MENU, backup.navigation(), known.map(Blog::navigation)),
                backup.told(BackupPart.LINKS, backup.links(), known.map(Blog::links)),
                backup.told(BackupPart.SETTINGS, profile(known), known.map(Blog::profile)));
    }

    /** The name that the archive has for the time zone, if the backup's dates are in it. */
    private Optional<String> zone(Optional<Blog> known) throws IOException {
        Instant then = backup.madeAt();
        ZoneOffset offset = backup.zone().getRules().getOffset(then);
        return known.filter(before -> before.zone().getRules().getOffset(then).equals(offset))
                .map(Blog::timeZone);
    }

    private BlogProfile profile(Optional<Blog> known) {
        BlogProfile told = backup.profile();
        String favicon = known.map(before -> before.profile().favicon())
                .filter(icon -> !icon.isEmpty())
                .orElse(hasCopy(USUAL_ICON) ? USUAL_ICON : "");
        return new BlogProfile(
                told.description(), told.keywords(), told.footer(), told.record(), favicon, told.homePage());
    }

    @Override
    public boolean hasCopy(String address) {
        return copy(address).isPresent();
    }

    @Override
    public boolean mayGive(String address) {
        return online.isPresent() || hasCopy(address);
    }

    private Optional<Path> copy(String address) {
        return uploads.flatMap(folder -> folder.find(backup.place(address)));
    }

    @Override
    public Download download(String address, Path temporary, DownloadConditions wanted) throws EmlogException {
        Optional<Path> copy = copy(address);
        if (copy.isPresent()) {
            return BackupUploads.copy(copy.get(), temporary, wanted);
        }
        return client().download(address, temporary, wanted);
    }

    @Override
    public Download besideUploads(String address, Path temporary, DownloadConditions wanted) throws EmlogException {
        Optional<Path> copy = copy(address);
        return copy.isPresent()
                ? BackupUploads.copy(copy.get(), temporary, wanted)
                : client().besideUploads(address, temporary, wanted);
    }

    @Override
    public Download image(String url, Path temporary, DownloadConditions wanted) throws EmlogException {
        return client().image(url, temporary, wanted);
    }

    @Override
    public Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException {
        return client().avatar(avatar, temporary, maxBytes);
    }

    private EmlogClient client() throws EmlogException {
        return online.orElseThrow(() -> new EmlogException(Reason.NOT_FOUND, whyOffline));
    }

    Map<String, Integer> requests() {
        return online.map(EmlogClient::requests).orElse(Map.of());
    }
}
