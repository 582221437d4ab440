package io.github.emlogstatic.config;

import java.util.List;

/**
 * What becomes of the texts.
 *
 * @param html how far the HTML of articles, pages and notes is trusted
 * @param iframes hosts of the players that a page may hold
 * @param scriptUploads whether uploads that are HTML, JavaScript or a program of servers (PHP) are published
 * @param protectedArticles what a page shows of an article whose password is known
 * @param protectedTitles whether lists show the titles and dates of encrypted articles
 */
public record ContentConfig(
        Html html, List<String> iframes, boolean scriptUploads, Protected protectedArticles, boolean protectedTitles) {

    /** As it is where nothing is configured. */
    public static final ContentConfig DEFAULT = new ContentConfig(
            Html.SAFE,
            List.of(
                    "player.bilibili.com",
                    "www.bilibili.com",
                    "live.bilibili.com",
                    "player.youku.com",
                    "v.qq.com",
                    "i.y.qq.com",
                    "music.163.com",
                    "www.ixigua.com",
                    "open.douyin.com",
                    "tv.sohu.com",
                    "www.acfun.cn",
                    "www.youtube.com",
                    "www.youtube-nocookie.com",
                    "player.vimeo.com",
                    "open.spotify.com",
                    "embed.music.apple.com",
                    "w.soundcloud.com",
                    "codepen.io",
                    "www.openstreetmap.org"),
            false,
            Protected.NOTICE,
            false);

    public ContentConfig {
        iframes = List.copyOf(iframes);
    }

    /** How far HTML is trusted. */
    public enum Html {
        /** Nothing that could run stays. */
        SAFE,
        /** It stays as the author wrote it. */
        TRUSTED
    }

    /** What a page shows of a protected article. */
    public enum Protected {
        /** A notice in its place. */
        NOTICE,
        /** The text, encrypted with the article's own password; a notice where that is not known. */
        ENCRYPTED
    }
}
