package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.util.List;

/**
 * What happens to the texts.
 *
 * @param html how far the HTML of articles, pages and notes is trusted
 * @param iframes hosts of the players that a page may embed
 * @param scriptUploads whether uploads that are HTML, JavaScript or server programs (PHP) are published
 * @param protectedArticles what a page shows of an article whose password is known
 * @param protectedTitles whether lists show the titles and dates of encrypted articles
 */
public record ContentConfig(
        Html html, List<String> iframes, boolean scriptUploads, Protected protectedArticles, boolean protectedTitles) {

    private static final List<String> PLAYERS = List.of("""
            player.bilibili.com www.bilibili.com live.bilibili.com player.youku.com v.qq.com i.y.qq.com
            music.163.com www.ixigua.com open.douyin.com tv.sohu.com www.acfun.cn www.youtube.com
            www.youtube-nocookie.com player.vimeo.com open.spotify.com embed.music.apple.com
            w.soundcloud.com codepen.io www.openstreetmap.org""".split("\\s+"));

    /** Holds if nothing is configured. */
    public static final ContentConfig DEFAULT = new ContentConfig(Html.SAFE, PLAYERS, false, Protected.NOTICE, false);

    public ContentConfig {
        iframes = List.copyOf(iframes);
    }

    /** Whether the HTML of articles, pages and notes stays as its author wrote it. */
    public boolean trustsHtml() {
        return html == Html.TRUSTED;
    }

    /** Whether protected articles whose password is known are published, encrypted. */
    public boolean encryptsProtected() {
        return protectedArticles == Protected.ENCRYPTED;
    }

    static ContentConfig read(Settings settings) throws ConfigException {
        return new ContentConfig(
                settings.get("html", DEFAULT.html, value -> value.oneOf(Html.values())),
                settings.get("iframes", DEFAULT.iframes, ContentConfig::hosts),
                settings.flag("scriptUploads"),
                settings.get("protected", DEFAULT.protectedArticles, value -> value.oneOf(Protected.values())),
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

    /** How far HTML is trusted. */
    public enum Html {
        /** Everything that could run is removed. */
        SAFE,
        /** The HTML stays as the author wrote it. */
        TRUSTED
    }

    /** What a page shows of a protected article. */
    public enum Protected {
        /** A notice instead of the text. */
        NOTICE,
        /** The text, encrypted with the article's own password; a notice if the password is not known. */
        ENCRYPTED
    }
}
