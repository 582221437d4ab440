package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;

/**
 * Which images and attachments are downloaded, and what is made of them.
 *
 * @param download download the blog's own uploads
 * @param maxBytes larger uploads stay at the blog; hosts such as GitHub refuse files above the default
 * @param copiesExternal whether images from other hosts are copied, and the site shows the copies; false without
 *     {@code download}
 * @param externalMaxBytes larger images stay there
 * @param externalMaxFiles the largest number of images from other hosts
 * @param copiesAvatars whether pictures of commenters at other hosts are copied, and the site shows the copies; otherwise it
 *     shows the first letters of their names. False without {@code download}
 * @param variants make smaller versions of pictures
 */
public record MediaConfig(
        boolean download,
        long maxBytes,
        boolean copiesExternal,
        long externalMaxBytes,
        int externalMaxFiles,
        boolean copiesAvatars,
        boolean variants) {

    public MediaConfig {
        copiesExternal = download && copiesExternal;
        copiesAvatars = download && copiesAvatars;
    }

    static MediaConfig read(Settings settings) throws ConfigException {
        return new MediaConfig(
                settings.get("media.download", true, Value::flag),
                settings.get("media.maxBytes", 100L << 20, Value::bytes),
                settings.get("media.external", false, value -> value.flag("keep", "download")),
                settings.get("media.externalMaxBytes", 10L << 20, Value::bytes),
                settings.whole("media.externalMaxFiles", 10_000, 1, 1_000_000),
                settings.get("media.avatars", false, value -> value.flag("generated", "download")),
                settings.get("media.variants", true, Value::flag));
    }

    /** Returns these settings for a run without the blog's uploads. */
    MediaConfig without() {
        return new MediaConfig(
                false, maxBytes, copiesExternal, externalMaxBytes, externalMaxFiles, copiesAvatars, variants);
    }
}
