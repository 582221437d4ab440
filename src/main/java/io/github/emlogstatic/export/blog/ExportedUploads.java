package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.ScriptRule;
import io.github.emlogstatic.content.media.Scripts;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.model.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/** The uploads of an export, without the scripts that the site leaves out of them, too. Safe for several threads. */
public final class ExportedUploads {

    private final Archive archive;
    private final Config config;
    private final ScriptRule scripts;

    ExportedUploads(Archive archive, Config config) {
        this.archive = archive;
        this.config = config;
        this.scripts = new ScriptRule(
                config.site().content().scriptUploads(),
                path -> Optional.of(bytes(path)),
                path -> Optional.of(Uncheck.get(() -> archive.uploads().start(path, ScriptRule.START))));
    }

    private byte[] bytes(String path) {
        return Uncheck.get(() -> archive.uploads().bytes(path));
    }

    /** An upload that readers see, if the archive has it. */
    Optional<Media> find(String path) {
        MediaConfig media = config.media();
        return ExternalImages.isShown(path, media.copiesExternal(), media.copiesAvatars())
                ? archive.uploads().find(path)
                : Optional.empty();
    }

    /** What an export does about the scripts of an upload: the same as the site does. */
    Scripts scripts(String path) {
        return scripts.of(path);
    }

    public Stream<String> paths() {
        return archive.uploads().entries().stream().map(IndexEntry::path);
    }

    /** The checksum of an upload, as it is exported. */
    public String checksum(String path) throws IOException {
        return scripts(path) == Scripts.CUT ? Checksum.of(clean(path)) : Checksum.of(archive.file(path));
    }

    /** @throws DamagedException if it is not what the archive's index says */
    public void copy(String path, Path to) throws IOException {
        if (scripts(path) == Scripts.CUT) {
            AtomicFile.write(to, clean(path));
        } else {
            archive.uploads().copyTo(path, to);
        }
    }

    private byte[] clean(String path) {
        return ScriptRule.cut(bytes(path));
    }
}
