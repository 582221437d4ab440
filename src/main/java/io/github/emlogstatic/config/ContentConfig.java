package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.util.List;

/**
 * What happens to the texts.
 *
 * @param trustsHtml whether the HTML of articles, pages and notes stays as its author wrote it; otherwise everything that
 *     could run is removed
 * @param iframes hosts of the players that a page may embed
 * @param scriptUploads whether uploads that are HTML, JavaScript or server programs (PHP) are published
 * @param encryptsProtected whether a page holds the text of a protected article, encrypted with the article's own password,
 *     if that is known; otherwise a notice instead of the text
 * @param protectedTitles whether lists show the titles and dates of encrypted articles
 */
public record ContentConfig(
        boolean trustsHtml,
        List<String> iframes,
        boolean scriptUploads,
        boolean encryptsProtected,
        boolean protectedTitles) {

    private static final List<String> PLAYERS = List.of("""
            player.bilibili.com www.bilibili.com live.bilibili.com player.youku.com v.qq.com i.y.qq.com
            music.163.com www.ixigua.com open.douyin.com tv.sohu.com www.acfun.cn www.youtube.com
            www.youtube-nocookie.com player.vimeo.com open.spotify.com embed.music.apple.com
            w.soundcloud.com codepen.io www.openstreetmap.org""".split("\\s+"));

    /** Holds if nothing is configured. */
    public static final ContentConfig DEFAULT = new ContentConfig(false, PLAYERS, false, false, false);

    public ContentConfig {
        iframes = List.copyOf(iframes);
    }

    static ContentConfig read(Settings settings) throws ConfigException {
        return new ContentConfig(
                settings.get("html", DEFAULT.trustsHtml, value -> value.flag("safe", "trusted")),
                settings.get("iframes", DEFAULT.iframes, ContentConfig::hosts),
                settings.flag("scriptUploads"),
                settings.get("protected", DEFAULT.encryptsProtected, value -> value.flag("notice", "encrypted")),
                settings.flag("protectedTitles"));
    }

    private static List<String> hosts(Value value) throws ConfigException {
        List<String> hosts = value.list(ContentConfig::host);
        return hosts.isEmpty() ? DEFAULT.iframes : hosts;
    }

    private static String host(Value value) throws ConfigException {
        if (!value.text().matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
            throw value.wrong("must be a host, as in player.example.com");
        }
        return value.text();
    }
}
