package io.github.emlogstatic.config;

/**
 * Which files are kept.
 *
 * @param download fetch the blog's own uploads
 * @param maxBytes larger files are left at the blog
 * @param external what becomes of images at other hosts
 * @param externalMaxBytes larger ones are left there
 * @param externalMaxFiles so many are fetched at most
 * @param avatars what commenters are shown with
 */
public record MediaConfig(
        boolean download,
        long maxBytes,
        External external,
        long externalMaxBytes,
        int externalMaxFiles,
        Avatars avatars) {

    /** What becomes of images that articles show from other hosts. */
    public enum External {
        /** They stay where they are. */
        KEEP,
        /** They are copied. */
        DOWNLOAD
    }

    /** What stands for a commenter whose picture comes from another host. */
    public enum Avatars {
        /** The first character of the name. */
        GENERATED,
        /** A copy of the picture. */
        DOWNLOAD
    }

    /** Whether images of other hosts are copied, and the copies shown. */
    public boolean copiesExternal() {
        return download && external == External.DOWNLOAD;
    }

    /** Whether pictures of commenters are copied, and the copies shown. */
    public boolean copiesAvatars() {
        return download && avatars == Avatars.DOWNLOAD;
    }
}
