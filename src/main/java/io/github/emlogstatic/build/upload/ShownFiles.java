package io.github.emlogstatic.build.upload;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.output.plan.FollowUp;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.view.ContentRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that are copied into the site because a page shows them.
 *
 * @param theme its fingerprint
 */
public record ShownFiles(PublishedUploads published, SiteRenderer renderer, String theme) implements FollowUp {

    /** Selects the paths of uploads from the names of everything that pages have read. */
    public static Set<String> uploads(Set<String> reads) {
        return paths(reads).collect(Collectors.toSet());
    }

    private static Stream<String> paths(Set<String> reads) {
        return reads.parallelStream()
                .filter(read -> read.startsWith(ContentRenderer.MEDIA))
                .map(read -> read.substring(ContentRenderer.MEDIA.length()));
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint =
                new Fingerprint().add(Version.number()).add(theme).add(published.fingerprint());
        renderer.shownBesideTexts().forEach(fingerprint::add);
        return fingerprint.end();
    }

    @Override
    public boolean needs(String kind) {
        return kind.equals(ContentRenderer.MEDIA) || kind.equals(Theme.VENDOR_READ);
    }

    @Override
    public List<PlannedFile> plan(Set<String> reads) {
        List<PlannedFile> files = new ArrayList<>(copies(reads));
        files.addAll(renderer.vendored(reads));
        return files;
    }

    @Override
    public List<PlannedFile> possible() {
        List<PlannedFile> files = new ArrayList<>(published.possible());
        files.addAll(renderer.vendored());
        return files;
    }

    /** Only uploads that pages refer to, so that the uploads of a withdrawn article leave the site with it. */
    private List<PlannedFile> copies(Set<String> reads) {
        return Stream.concat(renderer.shownBesideTexts().stream(), paths(reads))
                .flatMap(path -> published.files(path).stream())
                .collect(Collectors.toMap(PlannedFile::path, Function.identity(), (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .toList(); // Uploads with the same bytes share their smaller versions.
    }
}
