package io.github.emlogstatic.output;

import io.github.emlogstatic.output.manifest.ManifestEntry;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of the site in a build. As soon as all its files are made, it keeps their lines of the manifest and forgets the
 * rest, because a large site has hundreds of thousands of files. Safe for several threads, once all files are announced.
 */
final class OpenGroup {

    private final String name;
    private final String fingerprint;
    private final boolean kept;
    private List<SiteFile> files;
    private int unmade;
    private @Nullable ManifestGroup closed;

    OpenGroup(PlannedGroup group, List<SiteFile> files) {
        this.name = group.name();
        this.fingerprint = group.fingerprint();
        this.kept = false;
        this.files = files;
        files.forEach(file -> file.in(this));
    }

    /** A group that stays as the last build left it. */
    OpenGroup(ManifestGroup group) {
        this.name = group.name();
        this.fingerprint = group.fingerprint();
        this.kept = true;
        this.files = List.of();
        this.closed = group;
    }

    /** One more of its files will be made. All are announced before the first is made. */
    void announce() {
        unmade++;
    }

    /** One of the announced files was made. */
    synchronized void made() {
        unmade--;
        if (unmade == 0) {
            close();
        }
    }

    private ManifestGroup close() {
        if (closed == null) {
            List<ManifestEntry> left = files.stream()
                    .filter(SiteFile::isPlanned)
                    .map(SiteFile::entry)
                    .sorted(Comparator.comparing(ManifestEntry::path))
                    .toList();
            closed = ManifestGroup.of(name, fingerprint, left);
            files.forEach(SiteFile::forget);
            files = List.of();
        }
        return closed;
    }

    /**
     * The group as the next build will know it. A file that could not be made must be planned again then.
     *
     * @param complete whether all files of the site could be made
     */
    synchronized ManifestGroup end(boolean complete) {
        ManifestGroup group = close();
        return complete || kept ? group : group.toPlanAgain();
    }
}
