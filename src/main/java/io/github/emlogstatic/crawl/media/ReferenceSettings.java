package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.MediaConfig;
import java.io.IOException;
import java.util.List;

/**
 * The settings with which files were last looked for. With other settings, unchanged texts refer to other files, and files
 * that were missing may be had.
 *
 * @param aliases former addresses of the blog
 * @param external whether images on other hosts count
 * @param encrypted whether the images of protected texts count
 * @param download whether files were asked for at all: a backup without a copy of the uploads has none
 * @param online whether the blog's address is set, which a backup does not need
 * @param anyFile whether files are asked for that the blog's {@code robots.txt} closes
 * @param maxBytes the size of the largest upload that is taken
 * @param externalMaxBytes the size of the largest image that is taken from another host
 */
record ReferenceSettings(
        List<String> aliases,
        boolean external,
        boolean encrypted,
        boolean download,
        boolean online,
        boolean anyFile,
        long maxBytes,
        long externalMaxBytes) {

    private static final String FILE = "references.json";

    static ReferenceSettings of(Config config, List<String> aliases) {
        MediaConfig media = config.media();
        return new ReferenceSettings(
                aliases,
                media.copiesExternal(),
                config.site().content().encryptsProtected(),
                media.download(),
                config.blog().url().isPresent(),
                config.crawl().http().ignoreRobots() || config.blog().access().auth() != Auth.NONE,
                media.maxBytes(),
                media.externalMaxBytes());
    }

    /** The bytes are compared, because Java's own equality of records makes dozens of classes in each process. */
    boolean areAsBefore(StateFolder state) throws IOException {
        return state.holds(FILE, this);
    }

    void save(StateFolder state) throws IOException {
        state.write(FILE, this);
    }
}
