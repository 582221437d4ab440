package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;

/**
 * Which images and attachments are downloaded, and what is made of them.
 *
 * @param download download the blog's own uploads
 * @param maxBytes larger uploads stay at the blog; hosts such as GitHub refuse files above the default
 * @param external what happens to images at other hosts
 * @param externalMaxBytes larger images stay there
 * @param externalMaxFiles the largest number of images from other hosts
 * @param variants make smaller versions of pictures
 * @param avatars which pictures commenters have
 */
public record MediaConfig(
        boolean download,
        long maxBytes,
        External external,
        long externalMaxBytes,
        int externalMaxFiles,
        Avatars avatars,
        boolean variants) {

    static MediaConfig read(Settings settings) throws ConfigException {
        return new MediaConfig(
                settings.get("media.download", true, Value::flag),
                settings.get("media.maxBytes", 100L << 20, Value::bytes),
                settings.get("media.external", External.KEEP, value -> value.oneOf(External.values())),
                settings.get("media.externalMaxBytes", 10L << 20, Value::bytes),
                settings.whole("media.externalMaxFiles", 10_000, 1, 1_000_000),
                settings.get("media.avatars", Avatars.GENERATED, value -> value.oneOf(Avatars.values())),
                settings.get("media.variants", true, Value::flag));
    }

    /** Returns these settings for a run without the blog's uploads. */
    MediaConfig without() {
        return new MediaConfig(false, maxBytes, external, externalMaxBytes, externalMaxFiles, avatars, variants);
    }

    /** What happens to images that articles show from other hosts. */
    public enum External {
        /** The site shows them from there. */
        KEEP,
        /** The site shows copies. */
        DOWNLOAD
    }

    /** The picture of a commenter whose own picture is at another host. */
    public enum Avatars {
        /** The first letter of the name. */
        GENERATED,
        /** A copy of the picture. */
        DOWNLOAD
    }

    /** Whether images from other hosts are copied and the site shows the copies. */
    public boolean copiesExternal() {
        return download && external == External.DOWNLOAD;
    }

    /** Whether pictures of commenters are copied and the site shows the copies. */
    public boolean copiesAvatars() {
        return download && avatars == Avatars.DOWNLOAD;
    }
}
